/** Whether a command came from a page of ours, in its top frame, in a window that we made. */
import { ORIGIN } from './pages.ts'

interface Frame {
  readonly origin: string
}

/** What is read of Electron's `IpcMainInvokeEvent`. `senderFrame` is null once the frame has gone or navigated. */
export interface CommandSender {
  readonly senderFrame: Frame | null
  readonly sender: { readonly id: number; readonly mainFrame: Frame }
}

/**
 * `WebFrameMain.origin` is compared, not `new URL(…).origin`: for every custom scheme Node gives the string "null"
 * for the latter, and any of them would pass.
 */
export function isOurFrame(event: CommandSender, isKnownWindow: (webContentsId: number) => boolean): boolean {
  const { senderFrame, sender } = event
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === ORIGIN &&
    isKnownWindow(sender.id)
  )
}
