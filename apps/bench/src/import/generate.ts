import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const dishes = [
  'Margherita',
  'Napoletana',
  'Quattro Formaggi',
  'Cola',
  'Water',
  'Tiramisu',
  'Focaccia',
  'Salad',
]
const filesInFolder = 1_000

/** The past of a shop: two to six lines an order, so that 154,544 of them come to some 900,000 rows. */
function orderOf(number: number): object {
  const lines = Array.from({ length: 2 + ((number * 7) % 5) }, (_line, index) => {
    const quantity = 1 + ((number + index) % 3)
    return {
      item: dishes[(number + index * 3) % dishes.length],
      quantity,
      total: ((450 + index * 100) * quantity) / 100,
    }
  })
  return {
    reference: `A-${number}`,
    placedAt: new Date(Date.UTC(2022, 0, 1) + number * 600_000).toISOString(),
    status: number % 40 === 0 ? 'cancelled' : 'completed',
    customer: { name: `Customer ${number % 5_000}`, phone: `+1212${String(2_000_000 + (number % 5_000))}` },
    fulfilment: number % 2 === 0 ? 'delivery' : 'pickup',
    address: `${number % 300} Main Street`,
    fee: '2.50',
    lines,
  }
}

/** A file for each order, a thousand in a folder. */
export function makeOrderFiles(folder: string, count: number): void {
  for (let number = 0; number < count; number++) {
    const below = path.join(folder, String(Math.floor(number / filesInFolder)).padStart(4, '0'))
    if (number % filesInFolder === 0) mkdirSync(below, { recursive: true })
    writeFileSync(path.join(below, `${number}.json`), JSON.stringify(orderOf(number)))
  }
}

/** A table of customers. */
export function makeCustomers(file: string, count: number): void {
  const rows = ['name;phone;address']
  for (let number = 0; number < count; number++) {
    rows.push(
      `Customer ${number};+1 ${212 + Math.floor(number / 8e6)} ${String(2_000_000 + number)};"${number % 300} Main Street; 2nd floor"`,
    )
  }
  writeFileSync(file, rows.join('\r\n'))
}
