import { tidy } from '@comanda/import/mapping/cells.js'
import { hashOf } from '@comanda/import/mapping/hash.js'
import { readPhone } from '@comanda/import/mapping/phone.js'
import { decimalMarkOf, readPrice, readQuantity } from '@comanda/import/mapping/price.js'
import { Seen } from '@comanda/import/mapping/seen.js'
import { dateOrderOf, readTime } from '@comanda/import/mapping/time.js'
import { part } from '@comanda/import/merge.js'
import { delimiterOf, readRows } from '@comanda/import/records/csv.js'
import { JsonParter } from '@comanda/import/records/json.js'
import { openFile } from '@comanda/import/records/read-records.js'
import { createUtf8Check } from '@comanda/import/source/encoding.js'
import { comesBefore } from '@comanda/import/source/walk.js'
import { expect } from 'chai'
import fc from 'fast-check'

const bytesOf = (text: string, encoding: string): Buffer => {
  if (encoding === 'latin1') return Buffer.from(text, 'latin1')
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return Buffer.from(encoding === 'utf8-mark' ? `\ufeff${text}` : text)
}

async function cellsOf(name: string, bytes: Buffer): Promise<string[][]> {
  const opened = await openFile({
    name,
    bytes: bytes.length,
    whole: () => bytes,
    stream: async function* () {
      yield bytes
    },
  } as Parameters<typeof openFile>[0])
  const { headings, records } = await opened.read(undefined)
  const rows: string[][] = [[...(headings ?? [])]]
  for await (const record of records) {
    if (record instanceof Error) throw record
    rows.push([...(record.cells ?? [])])
  }
  return rows
}

describe('reading what is imported', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'abzé ñ;,|"\n'), maxLength: 8 })
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain(columns =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
    )

  it('takes a table of any dialect and encoding for what it is', () =>
    fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf8', 'utf8-mark', 'latin1', 'utf16le', 'utf16be'),
        async (rows, delimiter, lineEnd, encoding) => {
          const headings = (rows[0] ?? []).map((_cell, index) => `column ${index + 1}`)
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
          // a row of nothing is none
          const all = [headings, ...rows.filter(row => row.some(text => text.trim() !== ''))]
          const text = all.map(row => row.map(quoted).join(delimiter)).join(lineEnd)
          expect(await cellsOf('t.csv', bytesOf(text, encoding))).to.deep.equal(all)
        },
      ),
      { numRuns: 150 },
    ))

  it('finds what parts the cells', () => {
    expect(delimiterOf('a;b;c\n1,5;2,5;3\n')).to.equal(';')
    expect(delimiterOf('a,b\n"x;y;z;",2\n')).to.equal(',')
    expect(delimiterOf('sep=|\na|b\n')).to.equal('|')
    expect(delimiterOf('one column\nalone\n')).to.equal(',')
  })

  it('says where a quotation mark never closes', async () => {
    async function* text(): AsyncGenerator<string> {
      yield 'a,b\n1,2\n3,"4\n5,6\n'
    }
    const rows: unknown[] = []
    const failure = await (async () => {
      for await (const row of readRows(text())) rows.push(row)
    })().catch((error: Error) => error.message)
    expect(failure).to.match(/^A quotation mark opens here and never closes/)
    expect(rows).to.have.lengthOf(2)
  })

  it('parts JSON into the same records wherever its pieces end', () => {
    const value = fc.record({
      id: fc.integer(),
      text: fc.string(),
      list: fc.array(fc.jsonValue(), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('list', 'lines', 'named'),
        fc.integer({ min: 1, max: 40 }),
        (values, shape, size) => {
          const text =
            shape === 'lines'
              ? values.map(entry => JSON.stringify(entry)).join('\n')
              : JSON.stringify(
                  shape === 'list' ? values : { of: 'x', orders: values, more: [1, { a: [] }] },
                  null,
                  1,
                )
          const parter = new JsonParter(shape === 'named' ? 'orders' : undefined)
          const found: unknown[] = []
          for (let at = 0; at < text.length; at += size) found.push(...parter.add(text.slice(at, at + size)))
          found.push(...parter.end())
          const read = found.map(record => (record as { json: unknown }).json)
          expect(read).to.deep.equal(values.map(entry => JSON.parse(JSON.stringify(entry))))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('refuses JSON that lies too deep, ends too early or never ends', () => {
    const deep = new JsonParter(undefined)
    expect(() => deep.add(`[${'['.repeat(100)}`)).to.throw('Lists and objects lie deeper than 64')
    const cut = new JsonParter(undefined)
    cut.add('[{"a":1},{"b"')
    expect(() => cut.end()).to.throw('It ends in the middle')
    const long = new JsonParter(undefined)
    expect(() => long.add(`["${'x'.repeat(3 * 1024 ** 2)}`)).to.throw('longer than 1024 KB')
  })

  it('reads every amount that it writes, in either way to write it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom('.', ',' as const),
        fc.boolean(),
        fc.constantFrom('', '$', '$ ', 'US$ ', '€ '),
        (minor, mark, hasThousands, sign) => {
          const whole = String(Math.floor(minor / 100))
          const thousands = mark === '.' ? ',' : '.'
          const grouped = hasThousands ? whole.replace(/\B(?=(\d{3})+$)/g, thousands) : whole
          const text = `${sign}${grouped}${mark}${String(minor % 100).padStart(2, '0')}`
          expect(readPrice(text, 'USD', mark === '.' ? '.' : ',')).to.equal(minor)
          expect(decimalMarkOf([text])).to.equal(mark)
          expect(readPrice(text, 'USD', undefined)).to.equal(minor)
        },
      ),
    ))

  it('takes what could mean two for neither, unless the column says which', () => {
    expect(readPrice('1.500', 'USD', undefined)).to.equal(undefined)
    expect(readPrice('1.500', 'USD', ',')).to.equal(150_000)
    expect(readPrice('1.500', 'USD', '.')).to.equal(150)
    expect(readPrice('12.0000', 'USD', '.')).to.equal(1_200)
    expect(readPrice('1.500', 'CLP', undefined)).to.equal(1_500)
    expect(readPrice('$ 1.234,50', 'USD', undefined)).to.equal(123_450)
    expect(readPrice('(4.00)', 'USD', '.')).to.equal(-400)
    expect(readPrice('free', 'USD', '.')).to.equal(undefined)
    expect(decimalMarkOf(['1.500', '12', '3.400'])).to.equal(undefined)
    expect(decimalMarkOf(['1.500', '12,50'])).to.equal(',')
    expect(readQuantity('1,5')).to.equal(1.5)
    expect(readQuantity('0')).to.equal(undefined)
  })

  it('reads dates as files have them, and none that could be two', () => {
    const read = (text: string, order?: 'dmy' | 'mdy') =>
      readTime(text, { zone: 'America/New_York', order })?.toISOString()
    expect(read('2025-11-25 20:15:00')).to.equal('2025-11-26T01:15:00.000Z')
    expect(read('2025-11-25 20:15:00 -0300')).to.equal('2025-11-25T23:15:00.000Z')
    expect(read('2025-11-25 20:15:00 UTC')).to.equal('2025-11-25T20:15:00.000Z')
    expect(read('2025-11-25T20:15:00-03:00')).to.equal('2025-11-25T23:15:00.000Z')
    expect(read('0025-11-25T20:15:00Z')).to.equal(undefined)
    expect(read('2025-13-25T20:15:00Z')).to.equal(undefined)
    expect(read('25/11/2025 8:15 PM')).to.equal('2025-11-26T01:15:00.000Z')
    expect(read('3/4/25', 'dmy')).to.equal('2025-04-03T04:00:00.000Z')
    expect(read('3/4/25', 'mdy')).to.equal('2025-03-04T05:00:00.000Z')
    expect(read('3/4/25')).to.equal(undefined)
    expect(read('31/02/2025')).to.equal(undefined)
    expect(dateOrderOf(['3/4/25', '13/4/25'])).to.equal('dmy')
    expect(dateOrderOf(['3/4/25', '4/13/25'])).to.equal('mdy')
  })

  it('knows a number however it is written, as WhatsApp does', () => {
    for (const text of ['+34 600 111 222', '0034600111222', '34600111222', '600 11 12 22']) {
      expect(readPhone(text, 'ES'), text).to.equal('34600111222@c.us')
    }
    expect(readPhone('11 5555-1234', 'AR')).to.equal('5491155551234@c.us')
    expect(readPhone('+54 9 11 5555 1234', undefined)).to.equal('5491155551234@c.us')
    expect(readPhone('55 1234 5678', 'MX')).to.equal('5215512345678@c.us')
    expect(readPhone('12345', 'ES')).to.equal(undefined)
    expect(readPhone('600 11 12 22', undefined)).to.equal(undefined)
  })

  it('leaves nothing of another program’s writing in a text', () => {
    expect(tidy(' Caf&eacute;&nbsp;<b>con</b>\tleche&amp;az\u00facar\0 ')).to.equal('Café con leche&azúcar')
    expect(tidy('2 < 3')).to.equal('2 < 3')
  })

  it('knows what it has seen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 5_000 }), numbers => {
        const seen = new Seen()
        const plain = new Set<number>()
        for (const number of numbers) {
          expect(seen.add(hashOf(String(number)))).to.equal(!plain.has(number))
          plain.add(number)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('tells UTF-8 wherever its pieces end', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const bytes = Buffer.from(text)
        const check = createUtf8Check()
        for (let at = 0; at < bytes.length; at += size) check.add(bytes.subarray(at, at + size))
        expect(check.holds()).to.equal(true)
        check.add(Buffer.from([0xe9]))
        expect(check.holds()).to.equal(false)
      }),
    ))

  it('has one order of files', () => {
    const names = ['a/b.json', 'a.json', 'a/c/d.json', 'b.json', 'a/c.json']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (one, other) => {
        expect(comesBefore(one, other) && comesBefore(other, one)).to.equal(false)
        expect(comesBefore(one, other) || comesBefore(other, one)).to.equal(one !== other)
      }),
    )
  })

  it('parts what is staged into halves that count anew', () => {
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
    const staged = {
      count: 3,
      rows: Buffer.from('0\ta\n1\tb\n2\tc\n'),
      lines: Buffer.from('0\tx\n2\ty\n2\tz\n'),
    }
    const half = part(staged, 1, 3)
    expect([half.count, text(half.rows), text(half.lines)]).to.deep.equal([2, '0\tb\n1\tc\n', '1\ty\n1\tz\n'])
  })
})
