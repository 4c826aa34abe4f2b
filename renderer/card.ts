import { windowTitles } from '../app/contract/messages/views.ts'
import CardStack from './card/CardStack.svelte'
import { mountPage } from './mount-page.ts'

void mountPage(CardStack, () => windowTitles.card)
