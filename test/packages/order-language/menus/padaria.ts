import { option } from './shape.js'

/** A Brazilian bakery that slices by weight, where a cup may be a "g", and cheese is in much. */
export const padaria = {
  currency: 'BRL',
  language: 'pt',
  items: [
    { id: 'pao_queijo', name: 'Pão de Queijo', priceMinor: 450 },
    { id: 'esfirra', name: 'Esfirra', priceMinor: 700, groups: ['recheio'] },
    { id: 'empada', name: 'Empada', priceMinor: 800, groups: ['recheio'] },
    {
      id: 'salame',
      name: 'Salame fatiado',
      aliases: ['salame', 'quilo de salame'],
      units: ['kg'],
      priceMinor: 6000,
    },
    { id: 'ricota', name: 'Ricota', units: ['kg'], priceMinor: 3500 },
    { id: 'vitamina', name: 'Vitamina', priceMinor: 1100, groups: ['copo', 'fruta'] },
    { id: 'cafe', name: 'Café', priceMinor: 500, groups: ['tamanho'] },
  ],
  groups: [
    {
      id: 'recheio',
      name: 'Recheio',
      max: 1,
      options: [option('carne', 'carne'), option('queijo', 'queijo'), option('palmito', 'palmito')],
    },
    {
      id: 'copo',
      name: 'Copo',
      max: 1,
      options: [option('ml300', '300 ml', 0, ['300']), option('ml500', '500 ml', 0, ['500'])],
    },
    { id: 'fruta', name: 'Fruta', max: 2, options: [option('banana', 'banana'), option('mamao', 'mamão')] },
    {
      id: 'tamanho',
      name: 'Tamanho',
      max: 1,
      options: [option('pequeno', 'pequeno', 0, ['p']), option('grande', 'grande', 0, ['g'])],
    },
  ],
}
