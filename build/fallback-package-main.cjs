// Where a package made with the stand-in runtime begins: there is no default app in it to load the bridge.
'use strict'
require('./fallback-bridge.cjs')
require('../out/main/main.cjs')
