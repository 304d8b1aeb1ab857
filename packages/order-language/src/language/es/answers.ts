import { type Answers, listAnswers as list, listPhrases } from '../answers.js'

export const spanishAnswers: Answers = {
  yes: {
    decisive: list(
      'si sip simon claro dale vale va sale orale listo bueno bien asi correcto exacto perfecto acuerdo supuesto adelante confirma confirmo confirmar confirmado confirmalo okey oki okis mandalo mandamelo mandale mandenlo envialo pidelo hazlo haganlo genial excelente buenisimo barbaro joya estupendo',
    ),
    beside: list('que esta todo es muy de eso mismo lo quiero pedido ya seria pues pe nomas ahora entonces'),
    phrases: listPhrases('lo quiero'),
    clear: list('si sip simon confirmo perfecto'),
  },
  no: {
    decisive: list('no incorrecto errado mal'),
    beside: list('ya deja dejalo todavia aun ahora asi mejor es esta bien correcto eso'),
    refuses: list('no'),
  },
  courtesy: list('ah oh oye gracias muchas mil por favor porfa porfavor porfis xfa xfavor grax'),
  connectives: list('y pero nada mas solo que tambien por favor'),
  reservations: list(
    'espera espere esperen luego despues si cambia cambiar cambie cancela cancelar mejor o todavia aun perdon no',
  ),
}
