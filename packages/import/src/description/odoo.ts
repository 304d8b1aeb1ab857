import type { Description } from './types.js'

/** Odoo: list views → Export, with its default columns; rows of one order leave what is above empty. */
export const odooMenu: Description = {
  name: 'odoo-menu',
  title: 'Odoo: products',
  kind: 'menu',
  recognise: ['Name', 'Sales Price', 'Product Category'],
  fields: {
    name: ['Name'],
    category: ['Point of Sale Category', 'Product Category'],
    price: ['Sales Price'],
    description: ['Sales Description', 'Description'],
    number: ['Internal Reference'],
  },
  sizeColumns: [],
}

export const odooCustomers: Description = {
  name: 'odoo-customers',
  title: 'Odoo: contacts',
  kind: 'customers',
  recognise: ['Phone', 'Salesperson', 'City'],
  fields: {
    name: ['Display Name', 'Complete Name', 'Name'],
    phone: ['Mobile', 'Phone'],
    email: ['Email'],
    address: [['Street', 'Street2', 'City']],
  },
}

export const odooOrders: Description = {
  name: 'odoo-orders',
  title: 'Odoo: sales orders',
  kind: 'orders',
  recognise: ['Order Reference', 'Order Lines/Product'],
  fields: {
    reference: ['Order Reference'],
    placedAt: ['Order Date', 'Creation Date', 'Date'],
    status: ['Status'],
    total: ['Total'],
    customerName: ['Customer'],
    phone: ['Customer/Mobile', 'Customer/Phone'],
    email: ['Customer/Email'],
    item: ['Order Lines/Product'],
    quantity: ['Order Lines/Quantity'],
    unitPrice: ['Order Lines/Unit Price'],
    lineTotal: ['Order Lines/Total', 'Order Lines/Subtotal'],
  },
  timeZone: 'UTC',
  statuses: {
    'sales order': 'completed',
    locked: 'completed',
    paid: 'completed',
    posted: 'completed',
    invoiced: 'completed',
    quotation: 'open',
    'quotation sent': 'open',
  },
}
