import { type Drawing, dusk, field, garden, ink, night, type Palette, river, winter } from './ink.ts'
import { circle, drawShaded, ellipse, group, line, path, rect, repeat } from './shapes.ts'

/** A head and shoulders, 800 × 800; the parameters are what differs between people. */
type Sitter = {
  palette: Palette
  ground: [string, string]
  skin: string
  shadow: string
  /** Behind the head. */
  back?: string
  /** Over the forehead. */
  front: string
  clothes: string
  more?: string
  wide?: number
  mouth?: string
}

const dark = ink(1, 0.1)

function portrait({
  palette,
  ground,
  skin,
  shadow,
  back = '',
  front,
  clothes,
  more = '',
  wide = 1,
  mouth = 'M366 500Q400 516 436 500',
}: Sitter): Drawing {
  const face = group(
    `translate(400 0) scale(${wide} 1) translate(-400 0)`,
    path('M262 330C258 450 300 590 400 596C500 590 542 450 538 330C536 210 470 160 400 160S264 210 262 330Z', skin),
    path('M400 160C470 160 536 210 538 330C542 450 500 590 400 596C452 570 486 480 484 380C482 280 470 200 400 160Z', shadow),
    ellipse(258, 386, 24, 40, skin),
    ellipse(542, 386, 24, 40, shadow),
  )
  return {
    palette,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">${[
      drawShaded((paint) => rect(0, 0, 800, 800, paint), ground[0], ground[1]),
      back,
      path('M336 520H464V690H336Z', shadow),
      clothes,
      face,
      line('M300 318Q336 296 370 314M430 314Q464 296 500 318', dark, 11),
      ellipse(337, 362, 13, 15, dark),
      ellipse(463, 362, 13, 15, dark),
      circle(341, 357, 4, ink(0)),
      circle(467, 357, 4, ink(0)),
      line('M404 366Q386 420 380 440Q392 456 416 448', dark, 7),
      line(mouth, dark, 8),
      front,
      more,
    ].join('')}</svg>`,
  }
}

const glasses = (round = true) =>
  (round
    ? `<g fill="none" stroke="${dark}" stroke-width="9"><circle cx="334" cy="366" r="50"/><circle cx="466" cy="366" r="50"/></g>`
    : `<g fill="none" stroke="${dark}" stroke-width="10"><rect x="280" y="326" width="104" height="76" rx="16"/><rect x="416" y="326" width="104" height="76" rx="16"/></g>`) +
  line('M384 358Q400 346 416 358M284 352L252 342M516 352L548 342', dark, 8)

export const oksana = (): Drawing =>
  portrait({
    palette: winter,
    ground: [ink(0, 0, 0.9), ink(0.1, 0, 0.45)],
    skin: ink(0, 0.14, 0),
    shadow: ink(0.08, 0.34, 0.05),
    back: path('M226 350C210 180 300 96 408 100C520 104 590 190 574 350C590 450 580 540 560 580H240C214 520 220 430 226 350Z', dark),
    clothes:
      path('M90 800C100 690 190 650 320 622L400 676L480 622C610 650 700 690 710 800Z', ink(0.1, 1, 0)) +
      path('M300 616C330 690 470 690 500 616L526 660C490 740 310 740 274 660Z', ink(0.62, 1, 0)) +
      line('M360 730V800M440 730V800', dark, 6),
    front: path('M250 350C262 250 330 240 420 200C440 250 500 280 552 352C566 220 500 128 400 128S236 230 250 350Z', dark),
    mouth: 'M362 498Q400 524 440 496',
  })

export const maksym = (): Drawing =>
  portrait({
    palette: field,
    ground: [ink(0, 0, 0.85), ink(0, 0.3, 0.7)],
    skin: ink(0, 0.16, 0.1),
    shadow: ink(0.06, 0.38, 0.16),
    clothes:
      path('M80 800C96 680 200 650 330 624L400 690L470 624C600 650 704 680 720 800Z', ink(0.72, 0, 0.5)) +
      path('M330 620L400 700L470 620L500 660L420 780L400 740L380 780L300 660Z', ink(0, 0, 0.1)),
    front: path(
      'M256 330C240 210 300 130 410 134C520 132 562 220 546 330C530 280 520 262 492 246C440 270 340 262 300 250C272 270 262 300 256 330Z',
      ink(0.55, 0.2, 0.3),
    ),
    more:
      path(
        'M262 400C266 520 310 640 400 644S534 520 538 400C520 440 500 462 470 468C430 452 370 452 330 468C300 462 280 440 262 400Z',
        ink(0.55, 0.2, 0.3),
      ) +
      path('M356 500Q400 488 446 500Q400 536 356 500Z', ink(0.1, 0.6, 0.1)) +
      line('M336 480Q366 462 400 474Q434 462 464 480', dark, 9),
    wide: 1.04,
    mouth: '',
  })

export const iryna = (): Drawing =>
  portrait({
    palette: river,
    ground: [ink(0, 0.85, 0.05), ink(0, 0.5, 0)],
    skin: ink(0, 0.08, 0),
    shadow: ink(0.06, 0.26, 0.14),
    back: path(
      'M238 360C220 190 290 106 402 104C512 106 584 190 562 360C570 430 566 470 548 500H252C236 470 232 420 238 360Z',
      ink(0.5, 0.62, 0),
    ),
    clothes:
      path('M100 800C110 694 196 656 326 628L400 700L474 628C604 656 690 694 700 800Z', dark) +
      path('M326 624L400 712L474 624L512 650L404 800H396L288 650Z', ink(0)),
    front: path('M248 372C240 270 280 216 330 190C400 240 500 230 552 372C574 200 510 122 400 122S222 200 248 372Z', ink(0.5, 0.62, 0)),
    more: glasses(false) + circle(256, 440, 10, ink(0, 0, 1)) + circle(544, 440, 10, ink(0, 0, 1)),
    wide: 0.96,
  })

export const les = (): Drawing =>
  portrait({
    palette: dusk,
    ground: [ink(0, 0.1, 0.95), ink(0, 0.35, 0.8)],
    skin: ink(0, 0.16, 0.04),
    shadow: ink(0.06, 0.42, 0.1),
    back: path(
      'M222 380C196 300 220 170 300 130C380 84 500 96 550 160C600 220 596 320 574 390C560 420 560 440 540 460H262C240 440 236 420 222 380Z',
      ink(0.8, 0.5, 0),
    ),
    clothes:
      path('M80 800C96 690 190 646 330 616H470C610 646 704 690 720 800Z', ink(0.92, 0.1, 0)) +
      path('M316 560C330 640 470 640 484 560L500 656C470 700 330 700 300 656Z', ink(0.92, 0.1, 0)) +
      line('M312 612Q400 668 488 612', ink(0.4, 0.4, 0.2), 6),
    front: [
      [280, 220, 58],
      [336, 176, 62],
      [412, 160, 64],
      [486, 186, 60],
      [536, 244, 48],
      [262, 286, 40],
      [556, 306, 36],
    ]
      .map(([x = 0, y = 0, r = 0]) => circle(x, y, r, ink(0.8, 0.5, 0)))
      .join(''),
    more:
      glasses() +
      group(
        'rotate(-34 556 330) translate(56 0)',
        rect(470, 320, 170, 15, ink(0, 1, 0.2)),
        path('M640 320L670 327L640 335Z', ink(0.9)),
        rect(466, 320, 16, 15, ink(0.5, 0.5)),
      ),
    wide: 0.95,
    mouth: 'M372 502Q406 512 436 494',
  })

export const safiie = (): Drawing =>
  portrait({
    palette: garden,
    ground: [ink(0.05, 0, 0.95), ink(0, 0.05, 0.5)],
    skin: ink(0, 0.2, 0.02),
    shadow: ink(0.1, 0.44, 0.04),
    back: path('M214 360C190 170 290 84 404 88C530 92 606 190 584 370C600 520 640 600 620 700H190C160 600 206 500 214 360Z', dark),
    clothes:
      path('M90 800C104 700 196 664 330 632L400 680L470 632C604 664 696 700 710 800Z', ink(0, 0.95, 0)) +
      repeat(9, (at) => path(`M${150 + at * 62} 770l16 -18l16 18l-16 18Z`, ink(0, 0.1, 0.2))) +
      line('M330 632Q400 720 470 632', ink(0.8, 0.8, 0), 7),
    front:
      path('M252 364C256 280 320 230 396 186C470 230 544 280 548 364C576 210 516 116 400 116S226 210 252 364Z', dark) +
      line('M398 120V190', ink(0.4, 0.2, 0.3), 4),
    more:
      line('M250 424V446M550 424V446', ink(0, 0.2, 0.9), 5) +
      circle(250, 458, 12, ink(0, 0.6, 0.2)) +
      circle(550, 458, 12, ink(0, 0.6, 0.2)),
    wide: 0.97,
    mouth: 'M360 494Q400 528 442 494',
  })

export const bohdan = (): Drawing =>
  portrait({
    palette: night,
    ground: [ink(0.1, 0.95, 0.05), ink(0, 0.75, 0.3)],
    skin: ink(0, 0.12, 0.06),
    shadow: ink(0.06, 0.32, 0.16),
    back: path('M250 330C236 280 240 250 256 230H544C560 250 564 280 550 330V420H250Z', ink(0.24, 0, 0.05)),
    clothes:
      path('M70 800C90 680 190 644 320 614L400 660L480 614C610 644 710 680 730 800Z', ink(0.85, 0, 0)) +
      path('M300 600C320 560 336 600 400 640C464 600 480 560 500 600L560 690L440 800H360L240 690Z', ink(0, 0, 0.9)) +
      line('M400 640V800', dark, 6),
    front:
      path(
        'M236 262C230 150 330 100 420 108C520 112 580 170 570 256C640 262 660 280 640 296C520 270 340 276 240 300C228 292 230 276 236 262Z',
        dark,
      ) +
      path('M248 262C330 240 470 234 568 254', 'none') +
      line('M240 270C340 240 480 236 572 256', ink(0.4, 0.3, 0.2), 6),
    more:
      path(
        'M306 476C330 446 370 446 400 464C430 446 470 446 494 476C470 500 430 496 400 484C370 496 330 500 306 476Z',
        ink(0.24, 0, 0.05),
      ) +
      line('M372 516Q400 526 430 516', dark, 8) +
      line('M286 404Q300 416 318 414M482 414Q500 416 514 404M316 450Q306 470 308 492M484 450Q494 470 492 492', ink(0.5, 0.5, 0.2), 5),
    wide: 1.05,
    mouth: '',
  })
