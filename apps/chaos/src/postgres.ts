import { readFileSync } from 'node:fs'
import path from 'node:path'
import { descendants } from '@comanda/harness/processes/tree.js'

/** The server on that data folder, its own process first. */
export function postgresOf(cluster: string): number[] {
  const [line = ''] = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const postmaster = Number(line)
  return [postmaster, ...descendants(postmaster).map(({ pid }) => pid)]
}
