const { register } = require('node:module')
const { pathToFileURL } = require('node:url')

// knex's command asks for a loader by one of six names, and this is the one of them that knows ES modules
// without data tsx takes it for an old node's way
register('tsx/esm', pathToFileURL(__filename), { data: {} })
