import { formatMoney } from '@comanda/shared/money/format-money.js'
import { expect } from 'chai'

describe('formatMoney', () => {
  it('writes minor units with as many decimals as the currency has', () => {
    expect(formatMoney(950, 'USD', 'en')).to.equal('$9.50')
    expect(formatMoney(950, 'JPY', 'en')).to.equal('¥950')
    expect(formatMoney(1500, 'KWD', 'en')).to.equal('KWD\u00a01.500')
  })

  it('keeps amounts below one unit and below zero', () => {
    expect(formatMoney(5, 'USD', 'en')).to.equal('$0.05')
    expect(formatMoney(0, 'EUR', 'en')).to.equal('€0.00')
    expect(formatMoney(-120, 'USD', 'en')).to.equal('-$1.20')
  })

  it('groups and places the sign as the language does', () => {
    expect(formatMoney(123456789, 'BRL', 'pt-BR')).to.equal('R$\u00a01.234.567,89')
  })

  it('loses nothing on amounts that a double would round', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'USD', 'en')).to.equal('$90,071,992,547,409.91')
  })

  it('refuses what is no whole number of minor units', () => {
    expect(() => formatMoney(9.5, 'USD', 'en')).to.throw(RangeError)
    expect(() => formatMoney(Number.NaN, 'USD', 'en')).to.throw(RangeError)
  })
})
