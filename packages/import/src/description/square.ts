import type { Description } from './types.js'

/** Square Dashboard: Items → Actions → Export; Customers → Export; Transactions → Item details CSV. */
export const squareMenu: Description = {
  name: 'square-menu',
  title: 'Square: item library',
  kind: 'menu',
  recognise: ['Token', 'Item Name', 'Variation Name'],
  fields: {
    name: ['Item Name', 'Customer-facing Name'],
    category: ['Reporting Category', 'Category', 'Categories'],
    size: ['Variation Name'],
    price: ['Price'],
    description: ['Description'],
    number: ['SKU'],
  },
  sizeColumns: [],
  decimalMark: '.',
}

export const squareCustomers: Description = {
  name: 'square-customers',
  title: 'Square: customer directory',
  kind: 'customers',
  recognise: ['Square Customer ID', 'Phone Number'],
  fields: {
    name: [['First Name', 'Last Name'], ['First Name', 'Surname'], 'Nickname', 'Company Name'],
    phone: ['Phone Number'],
    email: ['Email Address'],
    address: [['Street Address 1', 'Street Address 2', 'City', 'State', 'Postal Code']],
  },
}

export const squareOrders: Description = {
  name: 'square-orders',
  title: 'Square: item sales detail',
  kind: 'orders',
  recognise: ['Transaction ID', 'Gross Sales', 'Item', 'Qty'],
  fields: {
    reference: ['Transaction ID'],
    placedAt: ['Date'],
    time: ['Time'],
    status: ['Event Type'],
    customerName: ['Customer Name'],
    email: ['Customer Reference ID', 'Customer ID'],
    fulfilment: ['Channel', 'Dining Option'],
    item: ['Item'],
    quantity: ['Qty'],
    lineTotal: ['Net Sales', 'Gross Sales'],
    lineNote: [['Price Point Name', 'Modifiers Applied'], 'Notes'],
  },
  decimalMark: '.',
  statuses: { payment: 'completed', refund: 'cancelled' },
}
