/** Each table behind those that it refers to, otherwise by name. @throws where they refer to each other in a ring */
export function sortTables<Table extends { name: string; dependsOn: readonly string[] }>(
  tables: readonly Table[],
): Table[] {
  const waiting = new Map(
    [...tables].sort((a, b) => (a.name < b.name ? -1 : 1)).map(table => [table.name, table]),
  )
  const sorted: Table[] = []
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ dependsOn }) => !dependsOn.some(name => waiting.has(name)))
    if (next === undefined)
      throw new Error(`tables refer to each other in a ring: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(next.name)
    sorted.push(next)
  }
  return sorted
}
