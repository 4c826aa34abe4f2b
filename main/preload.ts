/**
 * The only code between a page and the program: two functions, no channel to choose, no Electron object handed on.
 * Built as one CommonJS file, since a sandboxed preload can load no other.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { COMMAND_CHANNEL, EVENT_CHANNEL, type AppEvent, type Bridge } from '../app/contract/events.ts'

const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, event: AppEvent): void => {
      listener(event)
    }
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, hear)
    }
  },
}

contextBridge.exposeInMainWorld('ringside', bridge)
