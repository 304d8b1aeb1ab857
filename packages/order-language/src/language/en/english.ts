import type { Language } from '../language.js'
import { englishAnswers } from './answers.js'
import { englishQuestions } from './questions.js'
import { englishTalk } from './talk.js'
import { times } from './times.js'
import { englishWishes } from './wishes.js'

export const english: Language = {
  code: 'en',
  modifiersFollow: false,
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    couple: 2,
    'a couple': 2,
    'couple of': 2,
    'a couple of': 2,
    pair: 2,
    'a pair': 2,
    'a pair of': 2,
    quarter: 0.25,
    'a quarter': 0.25,
    'a quarter of a': 0.25,
    'quarter of a': 0.25,
    'three quarters': 0.75,
    'three quarters of a': 0.75,
    'half a dozen': 6,
    'a half dozen': 6,
    'half dozen': 6,
  },
  ordinals: {
    'the first one': 1,
    'first one': 1,
    'the first': 1,
    'the 1st one': 1,
    '1st one': 1,
    'the 1st': 1,
    'the second one': 2,
    'second one': 2,
    'the second': 2,
    'the 2nd one': 2,
    '2nd one': 2,
    'the 2nd': 2,
    'the third one': 3,
    'third one': 3,
    'the third': 3,
    'the 3rd one': 3,
    '3rd one': 3,
    'the 3rd': 3,
    'the fourth one': 4,
    'fourth one': 4,
    'the fourth': 4,
    'the 4th one': 4,
    '4th one': 4,
    'the 4th': 4,
    'the fifth one': 5,
    'fifth one': 5,
    'the fifth': 5,
    'the 5th one': 5,
    '5th one': 5,
    'the 5th': 5,
    'the sixth one': 6,
    'sixth one': 6,
    'the sixth': 6,
    'the 6th one': 6,
    '6th one': 6,
    'the 6th': 6,
    'the seventh one': 7,
    'seventh one': 7,
    'the seventh': 7,
    'the 7th one': 7,
    '7th one': 7,
    'the 7th': 7,
    'the eighth one': 8,
    'eighth one': 8,
    'the eighth': 8,
    'the 8th one': 8,
    '8th one': 8,
    'the 8th': 8,
    'the ninth one': 9,
    'ninth one': 9,
    'the ninth': 9,
    'the 9th one': 9,
    '9th one': 9,
    'the 9th': 9,
    'the tenth one': 10,
    'tenth one': 10,
    'the tenth': 10,
    'the 10th one': 10,
    '10th one': 10,
    'the 10th': 10,
    'the last one': -1,
    'last one': -1,
    'the last': -1,
    'the second to last one': -2,
    'the one before last': -2,
  },
  multipliers: { dozen: 12, dozens: 12, hundred: 100, hundreds: 100, thousand: 1000 },
  measures: {
    kg: 'kg',
    kgs: 'kg',
    kilo: 'kg',
    kilos: 'kg',
    kilogram: 'kg',
    kilograms: 'kg',
    g: 'g',
    gr: 'g',
    gram: 'g',
    grams: 'g',
    lb: 'lb',
    lbs: 'lb',
    pound: 'lb',
    pounds: 'lb',
    oz: 'oz',
    ounce: 'oz',
    ounces: 'oz',
    l: 'l',
    ltr: 'l',
    liter: 'l',
    liters: 'l',
    litre: 'l',
    litres: 'l',
    ml: 'ml',
  },
  shorthand: `u you, ur your, r are, w with, n and, nd and, abt about, bc because, tmrw tomorrow, tmr tomorrow, tho though, cuz because, rn right now, gimmie gimme, wud would, cud could, hv have, hav have, wont want, wnat want, jst just, wo without, wout without, pleas please`,
  clitics: '',
  diminutives: [],
  synonyms: `
    margherita, margarita, marguerita, marg
    large, big, lrg, lge, lg
    small, sml, sm
    medium, med, md
    extra large, xl, x large, xlarge
    regular, reg
    double, dbl
    mayonnaise, mayo
    ketchup, catsup
    barbecue, bbq, barbeque
    barbecue sauce, bbq sauce
    mushroom, shroom
    pepperoni, pep, pepp, roni
    mozzarella, mozz, mozza
    parmesan, parm, parmigiano
    jalapeno, jalap, halapeno
    french fries, fries, french fry
    fries, chips
    coca cola, coke, cola
    diet coke, coke light, coca cola light
    coke zero, coca cola zero, zero coke
    orange juice, oj
    apple juice, aj
    guacamole, guac
    chocolate, choc, choco
    strawberry, straw
    milkshake, shake, milk shake
    donut, doughnut
    yogurt, yoghurt
    chilli, chili, chile
    sparkling water, fizzy water, soda water
    still water, plain water
    aubergine, eggplant
    courgette, zucchini
    coriander, cilantro
    prawn, shrimp
    rocket, arugula
    spring onion, scallion, green onion
    bell pepper, capsicum
    green pepper, green bell pepper
    red pepper, red bell pepper
    beetroot, beet
    whipped cream, whip cream, whip, whipping cream
    bacon lettuce tomato, blt
    vegetable, veg, veggie
    vegetarian, veggie, veg
    gluten free, gf, glutenfree, no gluten
    decaffeinated, decaf
    skimmed milk, skim milk, skinny milk, nonfat milk
    whole milk, full fat milk, regular milk
    almond milk, almond
    avocado, avo
    cappuccino, cap, capp, cappucino
    sandwich, sandwhich, sammich, sarnie, sando
    burger, burg
    cheeseburger, cheese burger
    quesadilla, quesa
    spaghetti bolognese, spag bol
    mashed potatoes, mash
    sweet potato fries, sweet fries
    onion rings, rings
    side salad, small salad
    vinaigrette, vinegrette
    thousand island, 1000 island
    bottle, btl
    iced tea, ice tea
    garlic, garlick
    piece, pc, pcs
    tomato, tomatoe
    beans, bean
    hot sauce, tabasco
    soda, pop, soft drink
    takeaway, to go
    well done, welldone
    medium rare, med rare
    sourdough, sour dough
    wholewheat, whole wheat, wheat
    wholemeal, whole meal
    blue cheese, bleu cheese`,
  shortSizes: `
    small, s, sm, sml
    medium, m, md, med
    large, l, lg, lge, lrg
    extra large, xl, xlg
    family, fam
    regular, r, reg`,
  foods: `drink, drinks, mains, starters, desserts, pesto, pasta, martini, mojito, beer, wine, sushi, sashimi, ramen, noodle, noodles, soup, stew, curry, rice, bread, toast, pancake, pancakes, waffle, waffles, bagel, bagels, muffin, muffins, scone, scones, cake, cakes, pie, pies, pastry, cookie, cookies, brownie, brownies, donut, donuts, croissant, croissants,
    beef, pork, lamb, veal, duck, turkey, chicken, ham, bacon, sausage, sausages, salami, chorizo, prosciutto, meatball, meatballs, steak, steaks, ribs, wings, nuggets, tenders, fish, salmon, tuna, cod, shrimp, shrimps, prawn, prawns, crab, lobster, squid, octopus, mussels, oysters, clams, anchovy, anchovies, caviar, egg, eggs,
    cheese, butter, cream, milk, yogurt, cheddar, feta, brie, gouda, ricotta, halloumi, paneer, tofu, tempeh, seitan, lettuce, tomato, tomatoes, onion, onions, garlic, pepper, peppers, olive, olives, pickle, pickles, cucumber, cucumbers, carrot, carrots, potato, potatoes, celery, broccoli, cabbage, kale, spinach, corn, peas, beans, lentils, chickpeas, hummus, falafel, beet, beets, radish, leek, leeks, asparagus, artichoke, artichokes, zucchini, eggplant, mushroom, mushrooms, truffle, avocado, avocados,
    apple, apples, orange, oranges, banana, bananas, grape, grapes, lemon, lemons, lime, limes, mango, mangos, mangoes, peach, peaches, pear, pears, plum, plums, cherry, cherries, berry, berries, strawberry, strawberries, raspberry, raspberries, blueberry, blueberries, melon, melons, watermelon, pineapple, coconut, kiwi, papaya, guava, dates, figs, raisins, nuts, almond, almonds, peanut, peanuts, cashew, cashews, walnut, walnuts, pistachio, pistachios, hazelnut,
    ketchup, mustard, mayo, mayonnaise, ranch, salsa, guacamole, gravy, sauce, sauces, vinegar, oil, salt, sugar, honey, syrup, jam, jelly, chocolate, vanilla, caramel, cinnamon, ginger, basil, oregano, parsley, cilantro, mint, rosemary, thyme, wasabi,
    burger, burgers, hamburger, hamburgers, cheeseburger, cheeseburgers, sandwich, sandwiches, wrap, wraps, taco, tacos, burrito, burritos, quesadilla, quesadillas, nachos, enchilada, enchiladas, tamale, tamales, pizza, pizzas, calzone, lasagna, lasagne, ravioli, gnocchi, spaghetti, penne, risotto, paella, kebab, kebabs, gyro, gyros, salad, salads, fries, chips, crisps, popcorn, dumpling, dumplings, samosa, samosas, naan, roti, dosa, pho, kimchi, tempura, teriyaki, gyoza, edamame,
    coffee, tea, latte, lattes, espresso, cappuccino, mocha, juice, soda, sodas, lemonade, water, cola, coke, cokes, pepsi, sprite, fanta, smoothie, smoothies, milkshake, milkshakes, shake, shakes, cocktail, cocktails, whisky, whiskey, vodka, rum, gin, cider, sake, ice cream, gelato, sorbet, sundae, pudding, cheesecake, tiramisu, custard`,
  genera: `side, sides, drink, drinks, beverage, beverages, dish, dishes, sandwich, sandwiches, coffee, coffees, tea, teas, burger, burgers, wrap, wraps, pizza, pizzas, pie, pies, roll, rolls, bun, buns, bowl, bowls, curry, curries, soda, sodas, juice, juices, shake, shakes, smoothie, smoothies, salad, salads, soup, soups, pasta, noodles, taco, tacos, burrito, burritos, sub, subs, bread, cake, cakes, dessert, desserts, starter, starters, main, mains, sauce, sauces, flavour, flavor`,
  talk: englishTalk,
  endings: { plurals: [], foldsGender: false, ordinals: ['st', 'nd', 'rd', 'th'] },
  answers: englishAnswers,
  wishes: englishWishes,
  questions: englishQuestions,
  phrases: {
    leave: 'keep the, leave the, you can leave the, you can leave, please leave the, just leave the',
    dislike: `cant do, cannot do, doesnt like, does not like, dont like, do not like, i dont like, doesnt want, hates, hate, i hate, we hate, cant stand, cannot stand, can not stand, cant have, cannot have, can not have, cant have any, cant eat, cannot eat, can not eat, dislikes, dislike, not fond of, isnt fond of, not keen on, isnt keen on, isnt a fan of, not a fan of, im not a fan of, wont eat, doesnt eat, doesnt do, doesnt care for, doesnt want any, isnt allowed, not allowed, doesnt take, doesnt have`,
    weAre: `were, we are, we will be, well be, there will be, therell be, theres, there are, were going to be, us, feeding, serving, a party of, party of, table for, a table for, a group of, group of`,
    otherwise: `if not, if not then, otherwise, or else, if you dont, if you dont have it, if you dont have any, if you havent got any, if theres none, if there is none, if its not available, if thats gone, failing that`,
    aged: `aged, age, turning, turns, whos, who is, is only, shes, hes`,
    anew: `scrap that, scrap this, actually scrap that, scrap it, start over with, start again with, begin again, lets begin again, restart, restart my order, restart the order, let me start over, lets start over, let me start again, lets start again, from scratch, start from scratch, let me redo that, let me redo this, redo the order, redo my order, ill redo it, let me do this again, let me do it again, let me order again, new order instead, instead of all that, forget all that, forget all of that, scratch all that, scratch all of that, ignore all that, ignore that order, thats wrong, thats not right, thats all wrong, no thats wrong, no thats not right, not right, the whole order is, my whole order is, the full order is, so in total, so all together, let me say it again, ill say it again, let me rephrase`,
    left: `on the left, on the left side, on the left half, on the left hand side, on the left hand half, on left, left, left side, left half, the left half, the left side, the left, left hand side, left hand half, to the left`,
    right: `on the right, on the right side, on the right half, on the right hand side, on the right hand half, on right, right side, right half, the right half, the right side, right hand side, right hand half, to the right`,
    complaint: `last time you didnt, last time you guys didnt, didnt send, you didnt send, didnt bring, you didnt bring, came without, arrived without, is missing, are missing, missing from my order, wasnt in the bag, werent in the bag, not in the bag, been an hour, been over an hour, been waiting, waiting for an hour, waited an hour, waiting forever, taking forever, takes forever, taking so long, took so long, so slow, is ridiculous, this is a joke, is unacceptable, is a disgrace, never again, never ordering, never order again, worst pizza, worst food, worst service, terrible service, awful service, was freezing, isnt here, is not here, arent here, still not here, nobody came, no one came, nobody has come, you guys forgot, isnt what i ordered, is not what i ordered, not what i ordered, not what we ordered, wasnt what i ordered, how much longer, i want to complain, want to complain, make a complaint, food poisoning, hair in my, hair in it, overcharged, charged me twice, charged twice, all of you are idiots, you are idiots, you are all idiots, not happy, really not happy, very disappointed, so disappointed, really disappointed, not impressed, stone cold, arrived cold, came cold, was cold, were cold, was stone cold, was burnt, were burnt, was raw, were raw, was undercooked, was soggy, were soggy, was stale, were stale, was disgusting, was awful, was horrible, was terrible, were disgusting, were awful, were terrible, was wrong, was missing, were missing, never arrived, never came, didnt arrive, didnt come, hasnt arrived, hasnt come, havent arrived, still waiting, you forgot, u forgot, you sent, you gave me, got the wrong, sent the wrong, wrong order, not good enough, were mouldy, was mouldy, were moldy, was moldy, were rotten, was rotten, last night was, i got from you, i had from you, gave me food poisoning, found a hair, want a refund, want my money back, refund, is late, was late, over an hour, an hour ago`,
    those: 'these, those, them, those ones',
    free: 'free',
    care: 'allergic, allergic to, allergy, allergies, intolerant, intolerance, lactose intolerant, celiac, coeliac, diabetic, pregnant',
    again:
      'same again, the same again, same thing, the same thing, same thing again, the same thing again, same, the same, ditto, exactly the same, the exact same, exact same, same as that, all that again, all of that again, that again, same for me, the same for me',
    alike:
      'one more of those, another of those, another one of those, one more of the same, another one just like it, one more just like it, another just like it, just like it, just like that, just like that one, one more the same, another the same, another one the same, same one, the same one, another just like that, another like that, one more like that, identical, the same way, same way, made the same, made the same way, done the same way, fixed the same way, the same style, same style',
    usual:
      'the usual, my usual, the usual order, same as last time, the same as last time, same thing as last time, the same thing as last time, same as usual, the same as usual, same order as last time, the same order as last time, same as before, the same as before, same as yesterday, the same as yesterday, what i had last time, what i ordered last time, my last order, repeat my last order, repeat last order, repeat my order, the same order, same order, same order again, my regular order, like last time, same as always, the same as always, same as last week, the same as last week, same as the other day, what i had last week, same as last month, what we had last time',
    courtesy: `if not too much trouble, if its not too much trouble, if it isnt too much trouble, if its no trouble, if its no bother, if not too much bother, dont forget, dont forget it, please dont forget, dont forget this time, smashing, brilliant, weve got drinks at home, we have drinks at home, got drinks at home, have drinks at home, i have drinks at home, ive got drinks at home, well get drinks elsewhere, evenin, afternoon all, lovely stuff, after all, been craving this, been craving this all week, been craving these, afternoon, sorry for the late order, sorry for ordering late, sorry its late, ring twice, ring the bell twice, knock twice, ring the bell, ring me, nothing extra, nothing extra on it, nothing extra on that, no extras, no extra anything, nothing added, nothing else on it, nothing to drink, nothing to eat, nothing to drink for us, nothing to drink for me, nothing to drink thanks, just as it comes, as it comes, as is, the way it comes, hi, hello, hey, hiya, yo, good morning, good afternoon, good evening, good day, good night, morning, evening,
      howdy, greetings, hi there, hello there, hey there, how are you, how are you doing, hows it going, whats up,
      please, pls, plz, plss, thx, ty, tysm, thanks, thank you, thank you so much, thank you very much, thanks so much,
      thanks a lot, thanks in advance, many thanks, cheers, much appreciated, i appreciate it, appreciate it, kindly,
      thats it, thats all, that is it, that is all, thats everything, that is everything, thatll do it, thatll do,
      thatll be it, thatll be all, that will be all, that will do, that will do it, that would be all, and thats it,
      and thats all, nothing else, no thats it, no thats all, no thank you, no thanks, is all, its all, all good,
      um, umm, uh, uhh, er, erm, ah, ahh, hmm, hm, mm, mmm, oh, ok, okay, okey, k, kk, alright, all right, right, sure, well, so, like,
      you know, lets see, let me see, let me think, a second, a sec, one second, one sec, a moment, one moment, a minute,
      have a nice day, have a good day, have a good one, have a great day, bye, goodbye, see you, see ya, later,
      sir, maam, madam, mate, buddy, bro, boss, friend, dear, dude, man, guys, folks, team, lol, haha, hahaha, hehe, xx, xoxo,
      excuse me, pardon, my bad, great, perfect, cool, nice, awesome, wonderful, lovely, amazing, excellent,
      if possible, if you can, if thats ok, if thats okay, if its not too much trouble, when you can, no worries, no problem,
      no rush, god bless, much love, welcome, at the moment, my order, my order is, this is my order, heres my order,
      here is my order, order, the order, new order, an order, to order, a order, can you, could you, would you, can u, could u, will you, can we, could we, can i, could i, may i, when you get a chance, for now, if thats possible, if its possible, by the way, btw, okie, okk, oki, alrighty, gotcha, cool thanks, awesome thanks, great thanks, ta, cheers mate, thank u, thnx, thnks, tks, thankyou, thanku, gracias, good stuff, sounds good, sounds great, looks good, np, yw, idk, tbh, omg, lmao, hun, hon, love, luv, darling, honey, sweetie, bruh, dawg, yall, my friend, my man, my dude, hello again, hi again, its me, its me again, me again, one last thing, last thing, one thing, one more thing, also one more thing, oh and, oh also, and uh, and um, or whatever, whatever, and stuff, and all that, you guys are the best, keep the change, no hurry, in advance, a million, thanks a million, have a lovely day, have a nice evening, enjoy your day, take care, the whole thing, all over, all over it, on all of it`,
    common: `late, afternoon, i, im, ive, id, ill, me, my, we, were, weve, wed, our, us, you, your, youre, he, she, they, their, her, him,
      am, is, are, was, be, been, being, do, does, did, doing, done, have, has, had, having, will, would, could, should, shall,
      may, might, must, can, cant, dont, doesnt, didnt, wont, wouldnt, couldnt, isnt, arent, not sure, lets, gonna, gotta,
      really, very, also, too, even, still, yet, already, again, maybe, perhaps, probably, actually, basically, open, opened, close, closed, closing, opening,
      literally, honestly, definitely, certainly, exactly, simply, possibly, then, there, here, now, first, second,
      third, next, final, finally, today, everyone, everybody, everything, someone, somebody, something, anything,
      anyone, nobody, who, whom, whose, which, where, when, why, how, what, because, cause, cos, since, if, while, until,
      after, before, during, about, around, over, under, up, down, by, at, as, through, between, both,
      think, know, see, say, tell, told, said, feel, feeling, hungry, starving, thirsty, love, loves, liked, likes, favorite,
      favourite, need, needs, want, wants, wanted, wanna, get, gets, got, getting, go, going, come, coming, take, taking, put,
      bring, let, try, trying, to eat, to drink, something to eat, something to drink, hurry, hurry up, following, the following, start, begin, good, best, better, delicious, tasty, yummy,
      new, old, big order, quick, quickly, fast, soon, fresh, freshly, hungry, 
      kids, children, people, friends, wife, husband, mom, dad, mother, father, son, daughter, family, party, boyfriend, girlfriend, sister, brother,
      work, office, home, house party, place, table, phone, hand, way, time, times, day, night, week, food, menu, thing, kind, kinds, type, sort, sorts, style, lot, bit, on top, on the top, each other, please note, note, added, adding, regarding, possible, sometimes, always, never, ever, much, many,
      any, some, these, thing, such, please make sure, sure, yeah, yep, yup, nah, nope, ya, u, ur, r, n, b, its, itll, theyre,
      thats, theres, whats, whos, hows, heres, wasnt, hadnt, havent, hasnt, together,
      separate, separately, pickup, pick up, picking up, collect, takeaway, take away, take out, takeout, delivery, delivered,
      deliver, send, order, orders, ordering, ordered, place, charge, cost, price, pay, total, bill, check, receipt, ready, today,
      served, serve, serving, style, served with, made, makes, come with, comes with, i guess, i think, i believe,
      i mean it, a combination of, a mix of, a mixture of, a selection of, a total of, this is for, this order is for, this will be for, thats for, this one is for, as well, of course, for me, for us, for my, for him, for her, for them, for everyone, for you,
      for the, for, per, via, plus tax, version, option, options, size, sized, forgot, forget, changed, my mind, i changed my mind, changed my mind, change of plan, change of plans, change of mind, decided, instead of that, kid, kid's, law, visiting, visit, coming over, over here, hungry for, guests, either, else, though, yesterday, later, last, same time, mean, meant, supposed, wondering, hoping, hope, ordering for, everyone here, for the table, round, enough, plenty, share, sharing, treat, birthday, anniversary, meeting, lunch, dinner, breakfast, brunch, supper, appetizer, to start, to finish, side dish, usual, normally, usually, allowed, careful, carefully, super hungry, i guess so, also please, too please, as usual, per usual, per person, per box, in total, altogether, all together, everything else, nothing, couple more, dude, already ate, ate, eaten, eating, drinking, today's, deals, offer, flyer, website, online, app, coupon, promo, discount, street, door, gate, buzzer, bell, ring, knock, doorbell, code, lobby, reception, desk, driver, rider, outside, inside, upstairs, downstairs, front, back, side door, see u, see you at, be there, ill be there, on my way, omw, leaving, arriving, arrive, waiting, leave it, leave, collecting, collect it, write, anyway, anyways, pick it up, picking it up, ill pick it up, i will pick it up, pick them up, come pick it up, pick up at, to pick up, for pickup, for pick up, swing by, stop by, drop by`,
    want: `i forgot, we forgot, i also forgot, i forgot to add, i forgot to order, i forgot to ask for, forgot to add, i missed, i left out, if so, if you do, place an order for, i was wondering if i could place an order for, i was wondering if i could get, i was wondering if i could have, i was wondering if i could order, wondering if i could get, wondering if i could order, id like to place an order for, i would like to place an order for, i want to place an order for, could i place an order for, can i place an order for, i need to place an order for, i want, i wanna, i wanna do, i wanna get, i wanna order, i want to do, id like to do, ill do, im gonna do, gonna do, were gonna do, we are going to do, we want to do, well do, we will do, i want to order, i want to get, i wanted, i would like, id like, i like, i would love, id love, i
      will have, ill have, i will take, ill take, ill get, i will get, ill go with, ill do, ill try, i need, ill need,
      i have to have, i wish to order, id like to order, i would like to order, id like to get, i would like to get,
      id like to have, i would like to have, we want, we would like, wed like, wed love, well have, we will have, well
      take, well get, we need, can i have, can i get, can i order, can i please have, can i please get, may i have,
      may i get, may i order, could i have, could i get, could i please have, could i please get, could i order, is it
      possible to get, is it possible to have, is it possible to order, would it be possible to get, would it be
      possible to have, any chance of, could i possibly get, could i possibly have, can you do me, can u do me, could
      you do me, can u get me, can we have, can we get, can we please have, can we please get, could we have, could we
      get, could we please get, may we have, can you get me, can you give me, could you get me, could you give me, can
      you send me, could you send me, can you make me, could you make me, could you please send, please send, send me,
      send us, let me have, let me get, lemme get, lemme have, get me, get us, give me, gimme, give us, bring me,
      bring us, make me, make us, hook me up with, how about, what about, ill be having, i am after, im after, looking
      for, im looking for, i am looking for, order me, i want to have, want, wants, would like, would like to order,
      may i please have, may i please get, do me, can i do, could i do, let me do, lets do, lets get, lets have, lets
      go with, set me up with, gonna have, im gonna have, i am going to have, im going to have, gonna get, im gonna
      get, he wants, she wants, they want, he will have, she will have, hell have, shell have, theyll have, would you
      please get me, ill order, i will order, id want, i could go for, i fancy, craving, im craving, for me, put me
      down for, put in, start with, ill start with`,
    add: `well also have, ill also have, ill also take, ill also get, can i also have, can i also get, may i also get, may i also have, could i also get, could i also have, id also like, i also want, i also need, i would also like, wed also like,
      can we also get, can we also have, could we also get, could we also have, we also want, also get, also give me, also get me, and also get, add, add on, add in, and add, also add, please add, can you add, could you add, can you please add, could you please add,
      throw in, toss in, include, put, can you put, could you put, please put, can i add, could i add, i want to add,
      id like to add, lets add, also put, chuck in, chuck on, stick, stick on, pop on, pop in, tack on, plus add, can u add, could u add, put me, id add`,
    remove: `remove, delete, take off, take out the, take away the, get rid of, drop, lose, scratch the, scratch, cancel the, cancel that, cancel my, i dont want, i do not want, dont want,
      we dont want, i dont need, dont need, no need for, no longer want, i no longer want, dont add, dont include, erase,
      can you remove, could you remove, please remove, please cancel, can you take off, could you take off, can you cancel, forget the, forget about the, forget my, take away a, take away, leave off the, leave out the, no need of, nix the, nix, ditch the, ditch, kill the, scrap the, scrap, axe the, dont need the, wont need the, we dont need, we wont need, i wont need, dont bother with the, hold off on the, not the, can you take out, take out, can you take, cut the, undo the, undo`,
    change: `trade, trade in, trade out, switch up, can you trade, could you trade, change, switch, swap, replace, make, turn, update, modify, exchange, substitute, can you make, could you make, can you change, could you change, please make, please change, i want to change, id like to change, convert, upgrade, downgrade, upsize, can you switch, could you switch, can you swap, could you swap, can you replace, could you replace, make sure, do, change my, switch my, swap my, swap out, swap out the, switch out the, sub, sub in, bump, bump it up, it should be, should be, it was supposed to be, actually make, actually do, let me change, let me make, lets make, lets change, please swap, please switch, can u make, can u change, could u make, could u change, can u swap`,
    cancel: `cancel the whole order, cancel the entire order, cancel the whole thing, cancel everything, cancel all of it, cancel all that, cancel it all, cancel my whole order, cancel my entire order, cancel the order, cancel my order, cancel the lot, forget the whole order, forget the entire order, forget the whole thing, forget everything, forget all of it, forget all that, forget it all, forget my whole order, forget my entire order, forget the order, forget my order, forget the lot, scrap the whole order, scrap the entire order, scrap the whole thing, scrap everything, scrap all of it, scrap all that, scrap it all, scrap my whole order, scrap my entire order, scrap the order, scrap my order, scrap the lot, scratch the whole order, scratch the entire order, scratch the whole thing, scratch everything, scratch all of it, scratch all that, scratch it all, scratch my whole order, scratch my entire order, scratch the order, scratch my order, scratch the lot, drop the whole order, drop the entire order, drop the whole thing, drop everything, drop all of it, drop all that, drop it all, drop my whole order, drop my entire order, drop the order, drop my order, drop the lot, delete the whole order, delete the entire order, delete the whole thing, delete everything, delete all of it, delete all that, delete it all, delete my whole order, delete my entire order, delete the order, delete my order, delete the lot, clear the whole order, clear the entire order, clear the whole thing, clear everything, clear all of it, clear all that, clear it all, clear my whole order, clear my entire order, clear the order, clear my order, clear the lot, void the whole order, void the entire order, void the whole thing, void everything, void all of it, void all that, void it all, void my whole order, void my entire order, void the order, void my order, void the lot, never mind the whole order, never mind the entire order, never mind the whole thing, never mind everything, never mind all of it, never mind all that, never mind it all, never mind my whole order, never mind my entire order, never mind the order, never mind my order, never mind the lot, kill the whole order, kill the entire order, kill the whole thing, kill everything, kill all of it, kill all that, kill it all, kill my whole order, kill my entire order, kill the order, kill my order, kill the lot, cancel the lot, cancel the whole lot, cancel the entire thing, cancel all that, cancel all of that, cancel the whole order, cancel everything please, better cancel everything, better cancel, better cancel it all, just cancel everything, just cancel, just cancel it, call it off, call the whole thing off, cancel, cancel it, cancel it please, cancel everything, cancel all, cancel it all, cancel all of it, cancel my order, cancel the order, cancel the whole order,
      cancel the whole thing, cancel this order, cancel order, cancel the entire order, cancel that order, forget it, forget the order,
      forget everything, forget my order, never mind, nevermind, start over, start again, scratch everything, remove everything,
      remove all, delete everything, clear everything, clear my order, clear the cart, empty the cart, empty my cart, delete my order,
      i dont want anything, please cancel my order, i want to cancel my order, id like to cancel my order, i want to cancel,
      please cancel everything, can you cancel my order, drop everything, i changed my mind about everything`,
    ask: `is anybody, is anyone, anybody there, anyone there, anybody home, do you have, do you guys have, have you got, do you sell, do you serve, do you do, do you offer, do you deliver, how much, how much is,
      how much are, how much for, how much does, how long, how many, what is, what are, whats, what do you, what kind, what kinds,
      what sizes, what flavors, what flavours, what time, when do you, when will, when is, where is, where are, where, is there, are there,
      are you, is the, are the, is it, is your, which, who, whats in, does the, does it, do they, do the, can you tell me,
      could you tell me, what comes, why, any specials, whats the price, price of, what is the price of, do you take, do you accept,
      can i pay, can i ask, can i speak, i would like to know, id like to know, wondering if, i was wondering, i have a question,
      where is my, wheres my, did you, have you, has my, is my, whats the, how big, how spicy, do u have, do u do, do u guys, do ya have, have you guys, got any, you got, you guys have, are there any, is there any, whats on, what's, u still open, you still open, still open, are u open, are you open, which one, will it, will the, wheres, when can, how soon, may i ask, is that, are those, does that, any allergens, do your`,
    article: 'a, an',
    definite: 'can the, could the, can my, could my, would the, may the, the, my, our, your',
    except:
      'except, except for, except on, everything but, everything except, everything except for, all but, but not, but not on, apart from, other than, bar',
    no: `not with, not with any, come without, comes without, be without, be made without, made without, have no, has no, got no, with not any, none of your, no sign of, no, not, without, hold on the, dont add any, do not add, dont add, dont include, dont include any, do not include, dont put any, dont put on any, leave off any, dont give me any, dont give me, dont make it, do not make it, dont make them, make sure there isnt, make sure there isnt any, make sure theres no, make sure there are no, make sure there arent any, make sure it has no, make sure they have no, make sure theres not any, make sure it doesnt have, make sure it doesnt have any, definitely no, definitely without, certainly no, under no circumstances, nothing with, none of that, no kind of, please dont put, please dont add, keep off the, can you hold, can you skip, can you leave off, can you leave out, could you leave out, could you leave off, could you hold, could you skip, do without, doesnt need, doesnt need any, it doesnt need, i dont want any, we dont want any, everything without, everything minus, w/o, wo, minus, hold, hold the, hold off on, skip, skip the, omit, leave off, leave out, leave off the, leave out the,
      none, non, nor, exclude, excluding, free of, absolutely no, zero, not any, without any, with no, with out,
      with zero, dont put, do not put, please no, easy no, neither, no more, not the, sans, avoid, no any, with no any, except no, never, dont want any, none of the, lose the, leave the, 86, eighty six, free from, omitting, excluding the, skipping, not including, w/out, aint`,
    with: `with, use, and use, w/, w, plus, having, containing, topped with, filled with, loaded with, including, plus some, comes with, that has, which has, and with, served with,
      along with, with some, with added, mixed with, with extra added, featuring, including a, including some, together with some, accompanied by, served w, along w`,
    and: 'and, &, n, +, also, and also, as well as, then, and then, together with, and another thing, in addition to, followed by',
    or: 'or, and/or, or any',
    but: 'but, but with, however, though, only with, just with, but make it',
    whole: 'on the whole thing, on the whole pizza, on the whole pie, on the entire pizza, all over',
    to: 'to, into, on, onto, in, on top of, to be, for, for the',
    from: 'from, off of, out of, off',
    instead: 'instead of, rather than, in place of, not the, than the, than a, than, instead of the',
    prefer: 'rather, id rather, id rather have, i would rather have, id prefer, i would prefer',
    rather: 'instead, in its place',
    away: 'off, out, away, off please',
    that: `hers, his, theirs, mine, that, it, this, that one, this one, that order`,
    all: 'in both, in either, in each, in all, in all of them, on everything, to both, to all of them, for each, any of them, any of those, either of them, on all, all, all of them, both, both of them, every one, each, each one, all of those, every, everything, them all, it all, all of it, the lot, each of them, on all of them, on both, on each, on every one, on them all, for all, for all of them, for both, on either, all three, all four, all five, all of em, both of em, everyone gets, each of those, all those, on any, on any of them, on any of those, in any of them, in any',
    among:
      'of the, of them, of those, of these, of which, of my, of our, of em, out of the, out of them, from the',
    of: 'of, orders of, order of',
    ones: 'one, ones',
    more: 'another, one more, more, another one, additional, extra order of, some more, any more, a third one, a second one, a fourth one, a further',
    other: 'the other, the other one, the others, the other ones, the rest, the other two, the other three',
    correction:
      'i said, no i said, no i wanted, no i want, no i asked for, i asked for, no id like, no wait, wait, scratch that, i mean, i meant, correction, sorry i meant, sorry i mean, or rather, wait no, no sorry, oops, oops i meant, no make that, no make it, actually wait, hang on, hold on, nvm, never mind that, my mistake, my bad, strike that, scratch that make it, wait actually, no i mean, no i meant, rather make it, or no',
    fewer: 'less, fewer',
    light:
      'with less, with a bit of, with a little, with a touch of, with a little bit of, with light, with not much, light, lite, easy, easy on, easy on the, little, a little, a little bit, a little bit of, just a little, a bit, a bit of, a touch, a touch of, a dash, a dash of, a splash, a splash of, lightly, go easy on, go easy on the, light on, light on the, but not much, but not too much, but not too many, but not a lot of, but not so much, not too much, not too many, not many, very little, very few, not that much, not that many, not much, not a lot of, slightly, a hint of, a small amount of, hint of, go light on, go light on the, go easy, barely any, hardly any, minimal, half the, tiny bit of, a tiny bit of, tad, a tad, a tad of, a smidge of, touch of, just a touch of, just a bit of, just a splash of, just a little bit of, just a dash of, little bit of, a drop of, not so much',
    extra:
      'extra, with plenty of, with lots of, with a lot of, lots and lots of, lots and lots, loads and loads of, tons and tons of, a whole lot of, lots of, lots, a lot of, lot of, plenty of, more of, heavy, heavy on, heavy on the, loads of, tons of, a ton of, much, additional, generous, a bunch of, bunch of, extra extra, super, as much as possible, ample, extra helping of, xtra, more, heaps of, loads, masses of, oodles of, a good amount of, generous amount of, a generous helping of, bit more, a bit more, a little more, a little extra, some extra, extra helpings of, hella, mad, lotta, a lotta',
    double: 'double, twice the, double the, two times, 2x the',
    twofold: 'twice, two times',
    triple: 'triple, three times, thrice',
    normal: 'regular, normal, some, standard, plain, a regular amount of, normal amount of',
    note: 'with everything, with everything on it, with all the trimmings, with the works, with nothing, with nothing on it, with nothing else, on the side, in a separate container, cut in half, cut in squares, cut into squares, sliced, unsliced, to share, separately packed, well chilled, very cold, ice cold, piping hot, extra hot, extra crispy, extra cold, to go, for here, extra napkins, napkins, with napkins, no cutlery, cutlery, with cutlery, plastic cutlery, chopsticks, with chopsticks, no chopsticks, on the house, very hot, not too hot, not too spicy, lightly toasted, well toasted, in one bag, in separate bags, separate bags, wrapped separately, in a bag, please wrap, cut, sliced up',
    half: 'half, half of, one half, half the, the other half, other half, half with, left half, right half, the left half, the right half, one side, the other side, other side, on half, half and, half the pizza, first half, second half',
    counter: `bulb, bulbs, pint, pints, punnet, punnets, sack, sacks, crate, crates, pump, pumps, squirt, squirts, pack, packs, packet, packets, packages, package, bottle, bottles, can, cans, cup, cups, glass, glasses, piece, pieces,
      pcs, pc, slice, slices, portion, portions, serving, servings, order, orders, box, boxes, bag, bags, unit, units, plate, plates,
      bowl, bowls, scoop, scoops, spoon, spoons, teaspoon, teaspoons, tsp, tablespoon, tablespoons, tbsp, splash, splashes, dash, dashes,
      jar, jars, tray, trays, bunch, bunches, tin, tins, loaf, loaves, head, heads, cloves, stick, sticks, pot, pots, carton, cartons,
      side, sides, helping, helpings, drizzle, sachet, sachets, case, cases, set, sets, basket, baskets, qty, quantity, counts, count, tub, tubs, ball, balls, rasher, rashers, batch, batches, wedge, wedges, squeeze, squeezes, dollop, dollops, tbs, lots`,
    only: 'only, with just, with only, just, just the, only the',
    sorry: 'actually, in fact, sorry, oh sorry, ah sorry, sorry about that, apologies',
    people:
      'year old, years old, year olds, yr old, yr olds, yrs old, yo, months old, month old, years, of us tonight, of us coming, people, persons, person, of us, guests, adults, kids, children, friends, ppl, things, items, stuff',
    times: 'x, ×, times',
    plusHalf: 'and a half, and half',
    yes: 'yes, yes please, yeah, yep, yup, correct, thats right, thats correct, confirm, confirmed, ok yes',
    numberSign: '#, number, no., nr, num, no',
  },
  times,
  details: {
    address: `deliver to, delivery to, delivered to, send to, send it to, deliver it to, bring it to, ship to, address is, my address is, the address is, address, my address, delivery address, drop off at, drop it off at, for delivery to, deliver at, deliver it at, delivery at, i live at, im at, we are at, were at, address:, my addy is, addy is, deliver this to, bring them to, bring to, send them to, drop off to, its for delivery to, deliver to my address, delivery address is`,
    place: 'to, at, for, on, in, for delivery at',
    delivery:
      'delivery, for delivery, delivery please, deliver, delivered, deliver it, please deliver, bring it, bring them, send it, to the office, to my office, to my house, to my home, to my place, at my place, at the office',
    street: `street, st, road, rd, avenue, ave, lane, ln, drive, dr, boulevard, blvd, court, ct, square, sq, way, place, pl, terrace, close, crescent, highway, hwy, parkway, alley, row, apartment, apt, flat, unit, floor, suite, building, block`,
    unit: `apartment, apt, flat, unit, floor, suite, room, building, block, buzzer, gate, door, tower, house, house number, bell, lot`,
    area: `neighborhood, neighbourhood, district`,
    phone: `phone, phone number, my phone, my number, my number is, phone is, call me at, call me on, call, tel, telephone, cell, mobile, my cell, contact number, whatsapp, my phone number is, my phone is, reach me at, text me at`,
    sameAddress:
      'same address, the same address, to the same address, same address as before, same address as last time, the same address as last time, usual address, the usual address, my usual address, same place as last time, to the usual address, to my usual address, at the same address',
    each: 'each, ea, apiece',
    money:
      'usd, dollar, dollars, bucks, buck, quid, eur, euro, euros, peso, pesos, dollar bill, dollar note, in cash, hundred, hundred bucks, hundred dollar bill, hundred dollars',
    payment: `cash, in cash, pay cash, paying cash, paying by cash, pay in cash, pay by cash, paying in cash, paying with cash, pay with cash, cash on delivery, card, by card, pay by card, paying by card, pay with card, paying with card, credit card, by credit card, pay by credit card, debit card, with card, with my card, apple pay, google pay, paypal, venmo, zelle, bank transfer, by transfer, pay online, pay on pickup, ill pay cash, ill pay by card, i will pay cash, i will pay by card, ill pay with card, ill pay in cash, with a 50, with a 20, with a 100, paying cash with a, in cash with a, ill pay with cash, i can pay cash, cash please, by cash, card please, contactless, on card, by visa, visa, mastercard, amex, cashapp, cash app, i have cash`,
    change:
      'paying with, pay with, with a, ive only got a, i only have a, only have a, only got a, i only got a, ive got only a, i just have a, change for, change of, paying with, i will pay with, ill pay with, i have a, ive got a, i got a, with a, paying cash with a, pay with a, paying with a',
    name: `my name is, name is, name, the name is, under the name, under the name of, name for the order is, this is, i am called, in the name of, call me, names, its for, name on the order is, order for, under`,
    table:
      'table, table number, table no, at table, for table, were at table, we are at table, im at table, sitting at table',
    self: 'its, it is, hi its, hey its, this is, here is, im',
    recipient: 'for, for my friend, for my',
    wants: 'wants, would like, will have, gets, is having, needs',
  },
}
