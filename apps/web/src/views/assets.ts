import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import express, { type RequestHandler } from 'express'

export interface Assets {
  serve: RequestHandler
  /** "app.css" → "/assets/app.css?v=…". @throws RangeError where there is no such file */
  address(name: string): string
}

/** Files that never change under their address, so browsers may keep them for good. */
export function createAssets(folder: string): Assets {
  const addresses = new Map(
    readdirSync(folder).map(name => {
      const hash = createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex')
      return [name, `/assets/${name}?v=${hash.slice(0, 12)}`]
    }),
  )
  return {
    serve: express.static(folder, { immutable: true, maxAge: '365d', index: false, redirect: false }),
    address: name => {
      const address = addresses.get(name)
      if (address === undefined) throw new RangeError(`there is no asset ${name}`)
      return address
    },
  }
}
