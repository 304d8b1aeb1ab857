import { hashOf } from '../mapping/hash.js'

/** What a file is known by: with its columns read otherwise it is another one. */
export const pathHashOf = (mapping: string, name: string): string => hashOf(`${mapping} ${name}`)
