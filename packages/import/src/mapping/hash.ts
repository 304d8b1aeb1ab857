import { hash } from 'node:crypto'

/** 32 hexadecimal digits, as Postgres reads a uuid. */
export const hashOf = (text: string): string => hash('sha256', text, 'hex').slice(0, 32)
