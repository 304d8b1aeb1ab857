import { moneyText } from '@comanda/shared/money/format-money.js'
import { parseMoney } from '@comanda/shared/money/parse-money.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { assertProperty } from '../../../support/properties.js'

describe('an amount as people write it', () => {
  const cases: [text: string, currency: string, minor: number | undefined][] = [
    ['2.50', 'USD', 250],
    ['2,50', 'EUR', 250],
    ['2.5', 'USD', 250],
    ['2', 'USD', 200],
    ['0', 'USD', 0],
    ['$2.50', 'USD', 250],
    ['2,50 €', 'EUR', 250],
    ['R$ 2,50', 'BRL', 250],
    ['KD 1.250', 'KWD', 1_250],
    ['1.250', 'KWD', 1_250],
    ['1.25', 'KWD', 1_250],
    ['1,250.00', 'USD', 125_000],
    ['1.250,00', 'EUR', 125_000],
    ['1,250,000', 'USD', 125_000_000],
    ['1 250,00', 'EUR', 125_000],
    ['1250', 'JPY', 1_250],
    ['1,250', 'JPY', 1_250],
    ['¥1250', 'JPY', 1_250],
    ['٢٫٥٠', 'EGP', 250],
    ['0.29', 'USD', 29],
    ['2.500', 'USD', undefined],
    ['1,250', 'EUR', undefined],
    ['2.555', 'USD', undefined],
    ['2.50', 'JPY', undefined],
    ['1.2345', 'KWD', undefined],
    ['1.2.3', 'USD', undefined],
    ['1,25,0', 'USD', undefined],
    ['-2', 'USD', undefined],
    ['1e3', 'USD', undefined],
    ['0x10', 'USD', undefined],
    ['', 'USD', undefined],
    ['abc', 'USD', undefined],
    ['.', 'USD', undefined],
    ['.50', 'USD', undefined],
    ['9'.repeat(19), 'USD', undefined],
  ]
  for (const [text, currency, minor] of cases) {
    it(`takes “${text}” in ${currency} as ${minor ?? 'nothing'}`, () => {
      expect(parseMoney(text, currency)).to.equal(minor)
    })
  }

  it('comes back from what a field shows, to the minor unit', () => {
    assertProperty(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'),
        (minor, currency) => parseMoney(moneyText(minor, currency), currency) === minor,
      ),
    )
  })
})
