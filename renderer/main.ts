import MainWindow from './frame/MainWindow.svelte'
import { mountPage } from './mount-page.ts'

void mountPage(MainWindow)
