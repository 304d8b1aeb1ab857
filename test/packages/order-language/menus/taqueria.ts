const option = (id: string, name: string, priceMinor = 0, aliases: string[] = []) => ({
  id,
  name,
  aliases,
  priceMinor,
})

/** A Spanish-speaking taquería that also sells by the kilo. */
export const taqueria = {
  currency: 'MXN',
  language: 'es',
  country: 'MX',
  timeZone: 'America/Mexico_City',
  items: [
    { id: 'taco_pastor', name: 'Taco al pastor', aliases: ['pastor'], category: 'Tacos', priceMinor: 2500, groups: ['toppings', 'salsa'] },
    { id: 'taco_asada', name: 'Taco de asada', aliases: ['asada'], category: 'Tacos', priceMinor: 2800, groups: ['toppings', 'salsa'] },
    { id: 'quesadilla', name: 'Quesadilla', priceMinor: 4500, groups: ['toppings', 'salsa', 'size'] },
    { id: 'burrito_pollo', name: 'Burrito de pollo', category: 'Burritos', priceMinor: 8500, groups: ['toppings', 'salsa', 'size'] },
    { id: 'burrito_res', name: 'Burrito de res', category: 'Burritos', priceMinor: 9500, groups: ['toppings', 'salsa', 'size'] },
    { id: 'horchata', name: 'Agua de horchata', aliases: ['horchata'], priceMinor: 3000, groups: ['size', 'ice'] },
    { id: 'jamaica', name: 'Agua de jamaica', aliases: ['jamaica'], priceMinor: 3000, groups: ['size', 'ice'] },
    { id: 'refresco', name: 'Refresco', aliases: ['coca', 'coca cola'], priceMinor: 2800, groups: ['ice'] },
    { id: 'flan', name: 'Flan', priceMinor: 3500 },
    { id: 'carnitas', name: 'Carnitas', units: ['kg'], priceMinor: 38000 },
    { id: 'tortillas', name: 'Tortillas', units: ['kg'], priceMinor: 2600 },
  ],
  groups: [
    {
      id: 'toppings',
      name: 'Ingredientes',
      max: 8,
      amounts: true,
      removable: true,
      options: [
        option('cebolla', 'Cebolla'),
        option('cilantro', 'Cilantro'),
        option('pina', 'Piña'),
        option('queso', 'Queso', 800),
        option('aguacate', 'Aguacate', 1500),
        option('frijoles', 'Frijoles'),
        option('crema', 'Crema'),
      ],
    },
    {
      id: 'salsa',
      name: 'Salsa',
      max: 3,
      amounts: true,
      removable: true,
      options: [option('verde', 'Salsa verde', 0, ['verde']), option('roja', 'Salsa roja', 0, ['roja']), option('habanero', 'Habanero')],
    },
    {
      id: 'size',
      name: 'Tamaño',
      max: 1,
      options: [option('chico', 'Chico', 0, ['pequeño']), option('mediano', 'Mediano', 500), option('grande', 'Grande', 1000)],
    },
    { id: 'ice', name: 'Hielo', max: 1, removable: true, options: [option('hielo', 'Hielo')] },
  ],
}
