import type { Handler } from './handler.js'

/** What no handler understood reaches a person. */
export const unhandled: Handler = () => ({ handover: 'not_understood' })
