import CardStack from './card/CardStack.svelte'
import { mountPage } from './mount-page.ts'

mountPage(CardStack)
