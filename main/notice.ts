/** A notification of ours, as every way of showing one takes it. */

/** What can be pressed; `show` is a press on the notification itself. */
export type NoticeAction = 'show' | 'accept' | 'hide' | 'hang-up' | 'decline' | 'call-back'

export interface NoticeButton {
  readonly action: NoticeAction
  readonly label: string
}

export interface Notice {
  /** One notification per id: shown again under the same it takes the place of the old one, in silence. */
  readonly id: string
  readonly title: string
  /** Plain text; whoever shows it escapes what the system would read as markup. */
  readonly body: string
  readonly urgency: 'low' | 'normal' | 'critical'
  /** Without a noise of the system's own. */
  readonly silent: boolean
  readonly category: 'incoming' | 'ongoing' | 'missed' | 'digest'
  /** At most three: more are cut off by some desktops. */
  readonly buttons: readonly NoticeButton[]
  /** The call that the buttons act on; absent where none is meant. */
  readonly callId?: string
}

/** One way of showing notifications. */
export interface NoticeScreen {
  /** @returns whether it is shown, as far as the system tells; never rejects */
  put(notice: Notice): Promise<boolean>
  withdraw(id: string): void
  /** Withdraws all of them; never rejects. */
  dispose(): Promise<void>
}

/** What a way of showing them tells back. */
export interface NoticeEvents {
  readonly onAction: (id: string, action: NoticeAction) => void
  /** It is no longer on the screen, whoever took it away. */
  readonly onClosed: (id: string) => void
}

const ACTIONS: readonly NoticeAction[] = ['show', 'accept', 'hide', 'hang-up', 'decline', 'call-back']

export const readAction = (key: unknown): NoticeAction | undefined =>
  key === 'default' ? 'show' : ACTIONS.find((action) => action === key)

export const sameNotice = (one: Notice, other: Notice): boolean =>
  one.title === other.title &&
  one.body === other.body &&
  one.urgency === other.urgency &&
  one.category === other.category &&
  one.buttons.length === other.buttons.length &&
  one.buttons.every(({ action }, at) => action === other.buttons[at]?.action)
