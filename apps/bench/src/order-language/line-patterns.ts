import type { Menu } from '@comanda/order-language/menu/menu.js'

/** A cart as patterns see it: how many of which item. */
export type PatternReader = (text: string) => { item: string; quantity: number }[]

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * What is usually done instead: for each line of a message, a pattern for each item of the menu, "(number) name". Knows
 * neither options nor changes; here to have something to measure against.
 */
export function createPatternReader(menu: Menu): PatternReader {
  const patterns = menu.items.map(({ id, name }) => ({
    item: id,
    pattern: new RegExp(`(?:(\\d+)\\s*x?\\s*)?\\b${escapeText(name.toLowerCase())}s?\\b`),
  }))
  return text =>
    text
      .toLowerCase()
      .split('\n')
      .flatMap(line =>
        patterns.flatMap(({ item, pattern }) => {
          const match = pattern.exec(line)
          return match ? { item, quantity: Number(match[1] ?? 1) } : []
        }),
      )
}
