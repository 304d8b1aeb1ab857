/** Measures by their canonical name, as multiples of the base of their kind. */
const measures = new Map<string, { readonly kind: 'mass' | 'volume'; readonly factor: number }>([
  ['kg', { kind: 'mass', factor: 1_000 }],
  ['g', { kind: 'mass', factor: 1 }],
  ['lb', { kind: 'mass', factor: 453.592_37 }],
  ['oz', { kind: 'mass', factor: 28.349_523_125 }],
  ['l', { kind: 'volume', factor: 1_000 }],
  ['ml', { kind: 'volume', factor: 1 }],
])

/** The quantity in another measure, to a millionth; undefined when the two measure different things. */
export function convertQuantity(quantity: number, from: string, to: string): number | undefined {
  if (from === to) return quantity
  const source = measures.get(from)
  const target = measures.get(to)
  if (!source || !target || source.kind !== target.kind) return undefined
  return Number(((quantity * source.factor) / target.factor).toFixed(6))
}

export function isWeight(unit: string): boolean {
  return measures.get(unit)?.kind === 'mass'
}

export function isMeasure(unit: string): boolean {
  return measures.has(unit)
}
