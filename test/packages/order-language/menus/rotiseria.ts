import { option } from './shape.js'

/** A Spanish-speaking cookshop: pasties by their fillings, chicken by its parts. */
export const rotiseria = {
  currency: 'ARS',
  language: 'es',
  items: [
    { id: 'empanada', name: 'Empanada', priceMinor: 1000, groups: ['relleno'] },
    {
      id: 'pollo',
      name: 'Pollo al horno',
      aliases: ['pollo'],
      priceMinor: 9000,
      groups: ['parte', 'guarnicion'],
    },
    { id: 'pizza', name: 'Pizza', priceMinor: 8000, groups: ['gusto', 'tamano'] },
    { id: 'gaseosa', name: 'Gaseosa', priceMinor: 2000, groups: ['sabor', 'tamano'] },
    { id: 'flan', name: 'Flan', priceMinor: 2500, groups: ['salsa'] },
  ],
  groups: [
    {
      id: 'relleno',
      name: 'Relleno',
      min: 1,
      max: 1,
      options: [option('carne', 'Carne'), option('verdura', 'Verdura'), option('queso', 'Queso')],
    },
    {
      id: 'parte',
      name: 'Parte',
      max: 1,
      options: [
        option('entero', 'Entero', 0, ['pollo entero']),
        option('medio', '1/2', 0, ['medio', 'medio pollo']),
      ],
    },
    {
      id: 'guarnicion',
      name: 'Guarnición',
      max: 2,
      removable: true,
      options: [option('papas', 'Papas'), option('ensalada', 'Ensalada')],
    },
    {
      id: 'gusto',
      name: 'Gusto',
      min: 1,
      max: 2,
      options: [option('muzza', 'Muzzarella'), option('napo', 'Napolitana')],
    },
    {
      id: 'tamano',
      name: 'Tamaño',
      max: 1,
      options: [option('chica', 'Chica'), option('grande', 'Grande', 1000)],
    },
    { id: 'sabor', name: 'Sabor', max: 1, options: [option('cola', 'Cola'), option('pomelo', 'Pomelo')] },
    {
      id: 'salsa',
      name: 'Salsa',
      max: 2,
      amounts: true,
      removable: true,
      options: [option('crema', 'Crema'), option('dulce', 'Dulce de leche')],
    },
  ],
}
