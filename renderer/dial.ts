import { windowTitles } from '../app/contract/messages/views.ts'
import DialWindow from './dial/DialWindow.svelte'
import { mountPage } from './mount-page.ts'

mountPage(DialWindow, () => windowTitles.dial)
