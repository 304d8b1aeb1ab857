import { option } from './shape.js'

/** A Brazilian shop of pastries, burgers and juices by their kinds. */
export const pastelaria = {
  currency: 'BRL',
  language: 'pt-BR',
  items: [
    { id: 'pastel', name: 'Pastel', priceMinor: 800, groups: ['sabor'] },
    { id: 'burger', name: 'Hambúrguer', priceMinor: 2000, groups: ['ingredientes'] },
    { id: 'suco', name: 'Suco', priceMinor: 900, groups: ['fruta', 'tamanho', 'gelo'] },
    { id: 'cerveja', name: 'Cerveja', priceMinor: 1000, groups: ['garrafa'] },
    { id: 'pizza', name: 'Pizza', priceMinor: 4000, groups: ['gosto', 'tamanho'] },
    {
      id: 'calabresa',
      name: 'Calabresa acebolada',
      aliases: ['calabresa'],
      priceMinor: 3000,
      groups: ['porcao'],
    },
  ],
  groups: [
    {
      id: 'sabor',
      name: 'Sabor',
      min: 1,
      max: 1,
      options: [option('carne', 'Carne'), option('queijo', 'Queijo'), option('palmito', 'Palmito')],
    },
    {
      id: 'ingredientes',
      name: 'Ingredientes',
      amounts: true,
      removable: true,
      options: [option('alface', 'Alface'), option('tomate', 'Tomate'), option('maionese', 'Maionese')],
    },
    {
      id: 'fruta',
      name: 'Fruta',
      min: 1,
      max: 1,
      options: [option('laranja', 'Laranja'), option('limao', 'Limão'), option('manga', 'Manga')],
    },
    {
      id: 'tamanho',
      name: 'Tamanho',
      max: 1,
      options: [option('pequeno', 'Pequeno'), option('grande', 'Grande', 300)],
    },
    { id: 'gelo', name: 'Gelo', max: 1, removable: true, options: [option('gelo', 'Gelo')] },
    {
      id: 'garrafa',
      name: 'Garrafa',
      max: 1,
      options: [option('lata', 'Lata'), option('long_neck', 'Long neck')],
    },
    {
      id: 'gosto',
      name: 'Sabor',
      min: 1,
      max: 2,
      options: [option('g_calabresa', 'Calabresa'), option('g_portuguesa', 'Portuguesa')],
    },
    { id: 'porcao', name: 'Porção', max: 1, options: [option('meia', 'Meia'), option('inteira', 'Inteira')] },
  ],
}
