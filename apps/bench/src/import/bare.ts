import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { openSource } from '@comanda/import/work/chunks.js'

/** The least that reading a folder takes: each file read, and parsed or hashed. Its arguments: a path, and which of the two. */
const [path = '', what] = process.argv.slice(2)
const source = openSource(path)
const startedAt = performance.now()
let found = 0
for (const file of source.files()) {
  if (source.isSingle) {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(file.path)) hash.update(piece)
    found += hash.digest().length
  } else if (what === 'parse') found += Object.keys(JSON.parse(readFileSync(file.path, 'utf8'))).length
  else found += createHash('sha256').update(readFileSync(file.path)).digest().length
}
process.stdout.write(JSON.stringify({ ms: performance.now() - startedAt, found }))
