import DialWindow from './dial/DialWindow.svelte'
import { mountPage } from './mount-page.ts'

mountPage(DialWindow)
