import type { Bench } from './figure.js'

/** What can be measured, by name. A bench is loaded when it is asked for. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'order-language': async () => (await import('./order-language/bench.js')).benchOrderLanguage,
}
