/** Proxies that end with the test. */
import { onTestFinished } from 'vitest'
import * as servers from './proxy-servers.ts'

function forThisTest<Given extends readonly unknown[]>(
  start: (...given: Given) => Promise<servers.TestProxy>,
): (...given: Given) => Promise<servers.TestProxy> {
  return async (...given) => {
    const proxy = await start(...given)
    onTestFinished(() => proxy.close())
    return proxy
  }
}

export const startProxy = forThisTest(servers.startProxy)
export const startHttpProxy = forThisTest(servers.startHttpProxy)
export const startSocksProxy = forThisTest(servers.startSocksProxy)
