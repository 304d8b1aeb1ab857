const option = (id: string, name: string, priceMinor = 0, aliases: string[] = []) => ({
  id,
  name,
  aliases,
  priceMinor,
})

/** A Brazilian lunch bar. */
export const lanchonete = {
  currency: 'BRL',
  language: 'pt-BR',
  country: 'BR',
  timeZone: 'America/Sao_Paulo',
  items: [
    { id: 'x_burger', name: 'X-Burger', aliases: ['x burguer'], category: 'Lanches', priceMinor: 1800, groups: ['adicionais', 'molho'] },
    { id: 'x_salada', name: 'X-Salada', category: 'Lanches', priceMinor: 2000, groups: ['adicionais', 'molho'] },
    { id: 'x_bacon', name: 'X-Bacon', category: 'Lanches', priceMinor: 2300, groups: ['adicionais', 'molho'] },
    { id: 'misto', name: 'Misto Quente', aliases: ['misto'], priceMinor: 1200, groups: ['adicionais'] },
    { id: 'coxinha', name: 'Coxinha', priceMinor: 700 },
    { id: 'pastel_carne', name: 'Pastel de Carne', category: 'Pastéis', priceMinor: 900 },
    { id: 'pastel_queijo', name: 'Pastel de Queijo', category: 'Pastéis', priceMinor: 900 },
    { id: 'pao_queijo', name: 'Pão de Queijo', priceMinor: 500 },
    { id: 'suco_laranja', name: 'Suco de Laranja', category: 'Sucos', priceMinor: 900, groups: ['tamanho', 'bebida'] },
    { id: 'suco_limao', name: 'Suco de Limão', category: 'Sucos', priceMinor: 900, groups: ['tamanho', 'bebida'] },
    { id: 'guarana', name: 'Guaraná', priceMinor: 600, groups: ['bebida'] },
    { id: 'batata', name: 'Batata Frita', aliases: ['fritas', 'batata'], priceMinor: 1500, groups: ['tamanho'] },
    { id: 'queijo_minas', name: 'Queijo Minas', units: ['kg'], priceMinor: 4800 },
  ],
  groups: [
    {
      id: 'adicionais',
      name: 'Adicionais',
      max: 8,
      amounts: true,
      removable: true,
      options: [
        option('ovo', 'Ovo', 200),
        option('bacon', 'Bacon', 400),
        option('queijo', 'Queijo', 300),
        option('tomate', 'Tomate'),
        option('alface', 'Alface'),
        option('cebola', 'Cebola'),
        option('milho', 'Milho', 100),
      ],
    },
    {
      id: 'molho',
      name: 'Molho',
      max: 3,
      amounts: true,
      removable: true,
      options: [option('maionese', 'Maionese'), option('ketchup', 'Ketchup'), option('mostarda', 'Mostarda')],
    },
    {
      id: 'tamanho',
      name: 'Tamanho',
      max: 1,
      options: [option('pequeno', 'Pequeno'), option('medio', 'Médio', 300), option('grande', 'Grande', 500)],
    },
    {
      id: 'bebida',
      name: 'Gelo e açúcar',
      max: 2,
      removable: true,
      options: [option('gelo', 'Gelo'), option('acucar', 'Açúcar')],
    },
  ],
}
