import { windowTitles } from '../app/contract/messages/views.ts'
import DialWindow from './dial/DialWindow.svelte'
import { mountPage } from './mount-page.ts'

void mountPage(DialWindow, () => windowTitles.dial)
