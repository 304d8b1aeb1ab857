import { option } from './shape.js'

/** A Mexican stall of quesadillas with two fillings at most, and barbacoa by the kilo. */
export const antojitos = {
  currency: 'MXN',
  language: 'es',
  items: [
    { id: 'gordita', name: 'Gordita', priceMinor: 3500, groups: ['relleno', 'lleva'] },
    { id: 'sope', name: 'Sope', priceMinor: 3000, groups: ['relleno', 'lleva'] },
    {
      id: 'cochinita',
      name: 'Cochinita por kilo',
      aliases: ['cochinita', 'kilo de cochinita'],
      units: ['kg'],
      priceMinor: 40000,
    },
    { id: 'caldo', name: 'Caldo', priceMinor: 5000, groups: ['tamano'] },
    { id: 'sidral', name: 'Sidral', priceMinor: 2500 },
    { id: 'agua_limon', name: 'Agua de limón', priceMinor: 2500, groups: ['tamano'] },
  ],
  groups: [
    {
      id: 'relleno',
      name: 'Relleno',
      max: 2,
      options: [
        option('requeson', 'requesón', 0, ['de puro requesón']),
        option('chicharron', 'chicharrón'),
        option('papa', 'papa'),
        option('tinga', 'tinga'),
      ],
    },
    {
      id: 'lleva',
      name: 'Lleva',
      max: 4,
      amounts: true,
      removable: true,
      options: [option('crema', 'crema'), option('chile', 'chile'), option('col', 'col')],
    },
    { id: 'tamano', name: 'Tamaño', max: 1, options: [option('chico', 'chico'), option('grande', 'grande')] },
  ],
}
