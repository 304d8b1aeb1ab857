import type { SetAside } from '@comanda/shared/imports/types.js'
import { recognise } from '../description/descriptions.js'
import { fold } from '../description/fold.js'
import type { Description } from '../description/types.js'
import { SetAsideError } from '../import-error.js'
import { limits } from '../limits.js'
import type { RawRecord, RecordSource } from '../records/record.js'
import { compileFields, type Fields, namesFor, type ReadField, tidy, valueAt } from './cells.js'
import { hasNames } from './customers.js'
import { type DecimalMark, decimalMarkOf, readPrice } from './price.js'

/** A size of a dish, or of a dish that has none its only price. */
export interface ReadSize {
  /** undefined: it comes in one */
  name: string | undefined
  priceMinor: number
}

/** A dish as a table tells of it; undefined: it doesn't say. */
export interface ReadDish {
  name: string
  /** where it stands: its first row */
  line: number
  category: string | undefined
  description: string | undefined
  number: string | undefined
  unit: string | undefined
  alsoCalled: string[]
  sizes: ReadSize[]
}

/** How a table's dishes are read. */
interface MenuReader {
  fields: Fields
  /** a price in each: the size is its heading */
  sizeColumns: { name: string; read: ReadField }[]
  decimalMark: DecimalMark | undefined
  currency: string
  description: Description
}

/** “Precio chica”, “Price L”: what is left of a size's heading without the word for a price. */
const sizeName = (heading: string): string =>
  tidy(heading)
    .replace(/\b(?:price|precio|preco|preço|valor)\b/giu, '')
    .replace(/[()[\]:$€£]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const looksLikePrice = (text: string, currency: string): boolean =>
  /\d/.test(text) && (readPrice(text, currency, '.') ?? readPrice(text, currency, ',')) !== undefined

const column =
  (index: number): ReadField =>
  ({ cells }) =>
    tidy(cells?.[index] ?? '')

/** Columns of prices that no field takes: each is of a size, which its heading names. */
function findSizeColumns(
  headings: readonly string[],
  { fields, sizeColumns }: Description,
  sample: readonly RawRecord[],
  currency: string,
): MenuReader['sizeColumns'] {
  const wanted = sizeColumns && new Set(sizeColumns.map(fold))
  const taken = new Set(Object.values(fields).flat(2).map(fold))
  return headings.flatMap((heading, index) => {
    const name = sizeName(heading)
    const key = fold(tidy(heading))
    if (name === '' || (wanted === undefined ? taken.has(key) : !wanted.has(key))) return []
    const read = column(index)
    const said = sample.map(read).filter(text => text !== '')
    const prices = said.filter(text => looksLikePrice(text, currency)).length
    // a column counts where most of what stands in it can be a price
    return wanted !== undefined || (prices > 0 && prices >= said.length * 0.5) ? [{ name, read }] : []
  })
}

/** Numbers that no price stands beside. */
const notPrices =
  /stock|inventory|existencia|cantidad|qty|quantity|id$|^id|token|barcode|gtin|codigo|code|tax|iva|weight|peso|kcal|calor/i

function createReader(
  headings: readonly string[] | undefined,
  sample: readonly RawRecord[],
  given: { currency: string; description: Description | undefined },
): MenuReader {
  const description = given.description ?? recognise('menu', hasNames(headings, sample[0]))
  const { currency } = given
  if (valueAt(sample[0]?.json, ['priceMinor']) !== undefined) {
    throw new SetAsideError(
      'It is a menu file, which takes the whole menu’s place: import it on the page Menu, or with “ops menu import”.',
    )
  }
  const fields = compileFields(description, headings)
  if (fields.name === undefined) {
    throw new SetAsideError(`It has no column of dishes: name one of ${namesFor(description, 'name')}.`)
  }
  const likely = (headings ?? []).map(heading => (notPrices.test(fold(heading)) ? '' : heading))
  const sizeColumns =
    headings === undefined || (fields.size !== undefined && description.sizeColumns === undefined)
      ? []
      : findSizeColumns(
          description.sizeColumns === undefined ? likely : headings,
          description,
          sample,
          currency,
        )
  if (fields.price === undefined && sizeColumns.length === 0) {
    throw new SetAsideError(`It has no column of prices: name one of ${namesFor(description, 'price')}.`)
  }
  const prices = sample.flatMap(record => [
    fields.price?.(record) ?? '',
    ...sizeColumns.map(({ read }) => read(record)),
  ])
  return {
    fields,
    sizeColumns,
    currency,
    description,
    decimalMark: description.decimalMark ?? decimalMarkOf(prices),
  }
}

function priceOf(reader: MenuReader, text: string, line: number): number | undefined {
  if (/^(?:|-|–|—|x|n\/?a)$/i.test(text)) return undefined
  const minor = readPrice(text, reader.currency, reader.decimalMark)
  if (minor === undefined) {
    throw new SetAsideError(
      `“${text.slice(0, 40)}” is no price in ${reader.currency}, or could mean two: write it like 1234.50, without thousands.`,
      line,
    )
  }
  if (minor < 0) throw new SetAsideError('The price is below 0: write what the dish costs.', line)
  return minor
}

function sizesOf(reader: MenuReader, record: RawRecord): ReadSize[] {
  const { fields, sizeColumns } = reader
  const own = priceOf(reader, fields.price?.(record) ?? '', record.line)
  const size = fields.size?.(record) ?? ''
  const isOnlyOne = /^(?:|regular|default title|default|standard|unico|única|unica|normal)$/i.test(size)
  const sizes: ReadSize[] = own === undefined ? [] : [{ name: isOnlyOne ? undefined : size, priceMinor: own }]
  for (const { name, read } of sizeColumns) {
    const priceMinor = priceOf(reader, read(record), record.line)
    if (priceMinor !== undefined) sizes.push({ name, priceMinor })
  }
  return sizes
}

/** WooCommerce's categories are paths, several of them: “Food > Pizza, Offers”. */
const lastCategory = (text: string): string => (text.split(/\s*,\s*/)[0] ?? '').split(/\s*>\s*/).at(-1) ?? ''

const maxText = 120
function fits(text: string, what: string, line: number, max = maxText): string {
  if (text.length <= max) return text
  throw new SetAsideError(`The ${what} is over ${max} characters: shorten it.`, line)
}

/**
 * Dishes of a table as owners have them: a row a dish or a size, prices of sizes in columns of their own, and where a
 * cell of category or dish is empty what stands above counts. A row with a name and nothing else begins a category.
 */
export class MenuRows {
  private readonly dishes = new Map<string, ReadDish>()
  private readonly setAsides: SetAside[] = []
  private category = ''
  private last: ReadDish | undefined
  private rows = 0

  private constructor(
    private readonly reader: MenuReader,
    private readonly file: string,
  ) {}

  static async read(
    source: RecordSource & { sample: readonly RawRecord[]; file: string },
    given: { currency: string; description: Description | undefined },
  ): Promise<{ dishes: ReadDish[]; setAside: SetAside[]; description: Description }> {
    const reader = createReader(source.headings, source.sample, given)
    const rows = new MenuRows(reader, source.file)
    for await (const record of source.records) rows.take(record)
    return { dishes: [...rows.dishes.values()], setAside: rows.setAsides, description: reader.description }
  }

  private take(record: RawRecord | Error): void {
    this.rows += 1
    if (this.rows > limits.menuRows)
      throw new SetAsideError(`It has more than ${limits.menuRows} rows: this is no menu.`)
    try {
      if (record instanceof Error) throw record
      this.row(record)
    } catch (error) {
      if (!(error instanceof SetAsideError)) throw error
      this.setAsides.push({ file: this.file, line: error.line ?? this.rows, reason: error.message })
      // sizes below belong to nobody then
      this.last = undefined
    }
  }

  private row(record: RawRecord): void {
    const { fields } = this.reader
    const { line } = record
    const said = (name: string): string => fields[name]?.(record) ?? ''
    const parent = said('parent')
    const named = said('type') === 'variation' ? '' : said('name')
    const category = fits(lastCategory(said('category')), 'category', line)
    const sizes = sizesOf(this.reader, record)
    if (category !== '') this.category = category
    if (named === '') {
      // a size that only its price tells is none: the dish's name was forgotten
      const isSize = parent !== '' || said('size') !== ''
      if (sizes.length > 0 && isSize) this.addSizes(sizes, parent, line)
      else if (sizes.length > 0 || category === '') {
        throw new SetAsideError('The row names no dish: write its name.', line)
      }
      return
    }
    const isHeading =
      sizes.length === 0 && [category, said('description'), said('number')].every(text => text === '')
    if (isHeading && fields.category === undefined) {
      this.category = fits(named, 'category', line)
      return
    }
    const isParent = said('type') === 'variable'
    if (sizes.length === 0 && !isParent)
      throw new SetAsideError('It has no price: write what the dish costs.', line)
    this.addDish(record, named, sizes)
  }

  private addSizes(sizes: ReadSize[], parent: string, line: number): void {
    const key = parent.replace(/^id:/, '')
    const dish = [...this.dishes.values()].find(({ number }) => key !== '' && number === key) ?? this.last
    if (dish === undefined)
      throw new SetAsideError('The row names no dish, and none stands above it: write its name.', line)
    this.join(dish, sizes, line)
  }

  private addDish(record: RawRecord, named: string, sizes: ReadSize[]): void {
    const { fields } = this.reader
    const { line } = record
    const said = (name: string): string | undefined => fields[name]?.(record) || undefined
    const name = fits(named, 'dish’s name', line)
    const before = this.dishes.get(fold(name))
    if (before !== undefined) {
      this.last = before
      this.join(before, sizes, line)
      return
    }
    const dish: ReadDish = {
      name,
      line,
      category: this.category || undefined,
      description: said('description')?.slice(0, 500),
      number: said('number') && fits(said('number') ?? '', 'number', line),
      unit: said('unit'),
      alsoCalled: (said('alsoCalled') ?? '').split(/\s*[,;/]\s*/).filter(word => word !== ''),
      sizes,
    }
    this.dishes.set(fold(name), dish)
    this.last = dish
  }

  /** Another row of the same dish is another size of it. */
  private join(dish: ReadDish, sizes: ReadSize[], line: number): void {
    for (const size of sizes) {
      const same = dish.sizes.find(({ name }) => fold(name ?? '') === fold(size.name ?? ''))
      if (same !== undefined && same.priceMinor !== size.priceMinor) {
        throw new SetAsideError(
          'The same dish stands further up with another price: keep one of the two rows.',
          line,
        )
      }
      if (same === undefined) dish.sizes.push(size)
    }
  }
}
