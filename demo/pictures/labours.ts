import { type Drawing, field, garden, ink, night } from './ink.ts'
import { circle, drawShaded, ellipse, ground, group, line, path, poplar, rect, repeat, scene, sky, strew } from './shapes.ts'

export const harbour = (): Drawing => ({
  palette: night,
  svg: scene(
    sky(ink(0.95, 0.1, 0), ink(0.35, 0.5, 0.35), 520),
    strew(60, 4, [0, 0, 1200, 250], (x, y, chance) => circle(x, y, 1 + chance() * 1.8, ink(0))),
    circle(180, 150, 50, ink(0, 0, 0.25)),
    drawShaded((paint) => rect(0, 500, 1200, 300, paint), ink(0.55, 0.35, 0.25), ink(1, 0.1, 0)),
    repeat(3, (at) => crane(620 + at * 210, 520, 1 - at * 0.12)),
    group(
      'translate(90 520)',
      path('M-60 0H640L600 96H0Z', ink(1, 0.1)),
      path('M-60 0H640L632 20H-48Z', ink(0, 1, 0)),
      rect(0, -150, 110, 150, ink(0, 0.05, 0.15)),
      rect(14, -134, 82, 20, ink(0.9)),
      rect(14, -100, 82, 14, ink(0, 0.2, 1)),
      rect(14, -74, 82, 14, ink(0, 0.2, 1)),
      rect(40, -200, 34, 52, ink(0, 1, 0)),
      repeat(4, (row) =>
        repeat(7 - row, (at) =>
          rect(
            140 + at * 66 + row * 10,
            -44 - row * 44,
            60,
            40,
            [ink(0, 1, 0), ink(0, 0.3, 1), ink(0.5, 0.2, 0), ink(0, 0.05, 0.15)][(at * 3 + row * 5) % 4] ?? ink(1),
          ),
        ),
      ),
    ),
    rect(600, 560, 600, 40, ink(1)),
    repeat(9, (at) => rect(620 + at * 70, 600, 16, 60, ink(1))),
    repeat(
      6,
      (at) =>
        circle(640 + at * 104, 540, 8, ink(0, 0.1, 1)) +
        rect(637 + at * 104, 540, 6, 24, ink(1)) +
        repeat(6, (down) => rect(626 + at * 104 - ((down * 7) % 9), 680 + down * 20, 34 - down * 2, 5, ink(0, 0.2, 0.95), 'rx="2"')),
    ),
    strew(60, 19, [0, 630, 1200, 160], (x, y) => rect(x, y, 26 + (y - 600) * 0.3, 3.4, ink(0.4, 0.3, 0.1), 'rx="2"')),
    repeat(5, (down) => rect(96 + ((down * 31) % 40), 650 + down * 26, 150 - down * 8, 5, ink(0, 0, 0.4), 'rx="2"')),
  ),
})

const crane = (x: number, foot: number, s: number) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    line('M-70 40L-46 -250M70 40L46 -250M-62 -60H62M-62 -60L52 -160M62 -60L-52 -160M-54 -160H54', ink(0, 0.9, 0.1), 11),
    line('M-260 -262H170L46 -390L-260 -262M46 -390V-250M-46 -250H46', ink(0, 0.9, 0.1), 11),
    rect(40, -262, 70, 46, ink(1)),
    line('M-190 -256V-120', ink(1), 4),
    rect(-226, -122, 72, 44, ink(0, 0.3, 1)),
  )

export const demining = (): Drawing => ({
  palette: field,
  svg: scene(
    sky(ink(0, 0.06, 0.1), ink(0, 0.22, 0.5), 380),
    circle(970, 200, 74, ink(0, 0.8, 0.2)),
    ground(330, 18, 51, ink(0.45, 0, 0.5)),
    repeat(8, (at) => poplar(60 + at * 46, 350, 70 + ((at * 23) % 46), ink(0.85, 0, 0.3))),
    path('M0 380L1200 350V800H0Z', ink(0.1, 0.1, 0.7)),
    path('M420 366H760L1080 800H120Z', ink(0.05, 0.45, 0.75)),
    line(
      repeat(7, (at) => `M${450 + at * 46} 368L${200 + at * 130} 800`),
      ink(0.35, 0.5, 0.6),
      3.5,
    ),
    line('M424 366L130 800M756 366L1076 800', ink(0), 5),
    repeat(8, (at) => {
      const t = at / 7
      const y = 372 + t * t * 400
      const s = 0.35 + t * t * 1.1
      return flag(424 - (y - 366) * 0.68, y, s, ink(0, 1, 0)) + flag(756 + (y - 366) * 0.74, y, s, ink(0, 1, 0))
    }),
    group(
      'translate(620 640)',
      ellipse(10, 6, 120, 14, ink(0.5, 0.3, 0.4)),
      path('M-70 0L-60 -84C-56 -140 -20 -160 26 -150L70 -120L50 -86L20 -96L26 -30L70 -18V0H-10L-14 -40L-34 0Z', ink(0.72, 0, 0.4)),
      path('M-58 -92C-52 -140 -14 -156 30 -146L22 -60L-50 -56Z', ink(0, 1, 0.1)),
      circle(52, -176, 34, ink(0.95)),
      path('M44 -196H90C100 -180 98 -154 84 -142H52Z', ink(0, 0, 0.35)),
      line('M26 -136L86 -92L120 -26', ink(0.72, 0, 0.4), 20),
      line('M120 -26L168 0', ink(1), 7),
      ellipse(184, 2, 32, 9, ink(1)),
    ),
    group(
      'translate(330 700)',
      ellipse(6, 2, 96, 10, ink(0.5, 0.3, 0.4)),
      path(
        'M-70 -8C-84 -50 -60 -84 -16 -84L30 -96L36 -134L50 -116L84 -110L88 -94L62 -84L46 -50V0H26L20 -44L-20 -40L-30 0H-50L-48 -30L-56 -6Z',
        ink(0.95, 0.15),
      ),
      line('M-72 -16C-104 -30 -104 -60 -92 -76', ink(0.95, 0.15), 11),
      line('M-30 -82C-14 -70 6 -70 24 -92', ink(0, 1, 0), 11),
    ),
    strew(60, 63, [0, 730, 1200, 80], (x, y, chance) =>
      x > 160 && x < 1060 ? '' : line(`M${x} ${y + 14}q${chance() * 12 - 6} -26 ${chance() * 20 - 10} -46`, ink(0.8, 0, 0.6), 4),
    ),
  ),
})

const flag = (x: number, y: number, s: number, fill: string) =>
  group(`translate(${x} ${y}) scale(${s})`, line('M0 0V-92', ink(1), 5), path('M2 -92L52 -74L2 -56Z', fill))

export const beehives = (): Drawing => ({
  palette: garden,
  svg: scene(
    sky(ink(0, 0.12, 0.12), ink(0, 0.06, 0.5), 560),
    circle(930, 180, 90, ink(0, 0.7, 0)),
    ground(440, 20, 57, ink(0.2, 0, 0.8)),
    ground(520, 14, 58, ink(0.5, 0, 0.9)),
    rect(150, 200, 46, 420, ink(1)),
    strew(26, 91, [20, 30, 330, 230], (x, y, chance) =>
      circle(x, y, 46 + chance() * 44, chance() < 0.5 ? ink(0.85, 0, 0.7) : ink(0.6, 0, 0.95)),
    ),
    strew(60, 92, [10, 40, 350, 260], (x, y, chance) => circle(x, y, 4 + chance() * 6, ink(0, 0.15, 0.3))),
    path('M0 610C300 590 800 620 1200 596V800H0Z', ink(0.72, 0, 0.85)),
    hive(330, 660, 1, ink(0, 0.9, 0)),
    hive(500, 676, 1.1, ink(0)),
    hive(690, 690, 1.2, ink(0, 0.45, 0.1)),
    hive(1080, 690, 1.2, ink(0, 0.05, 0.45)),
    group(
      'translate(890 720)',
      path('M-64 0L-54 -190C-50 -240 50 -240 54 -190L64 0H14L0 -110L-14 0Z', ink(0)),
      path('M10 -226C50 -226 54 -200 56 -180L64 0H40Z', ink(0.15, 0, 0.2)),
      line('M-44 -196L-104 -120L-130 -136', ink(0), 30),
      line('M44 -196L84 -110L60 -70', ink(0.08, 0, 0.1), 30),
      path('M-58 -238C-60 -300 60 -300 58 -238L46 -214H-46Z', ink(0.45, 0, 0.2)),
      path('M-92 -288C-50 -306 50 -306 92 -288L60 -280C58 -330 -58 -330 -60 -280Z', ink(0, 0.35, 0.1)),
      rect(-158, -176, 46, 72, ink(1), 'rx="6"'),
      path('M-150 -176L-135 -210L-120 -176Z', ink(1)),
      line('M-135 -214C-160 -250 -110 -270 -140 -320', ink(0), 13),
    ),
    strew(46, 33, [240, 180, 900, 430], (x, y, chance) =>
      group(
        `translate(${x} ${y}) rotate(${chance() * 60 - 30}) scale(${0.7 + chance() * 0.7})`,
        ellipse(-5, -8, 9, 5, ink(0), 'transform="rotate(-30 -5 -8)"'),
        ellipse(6, -8, 9, 5, ink(0), 'transform="rotate(30 6 -8)"'),
        ellipse(0, 0, 11, 6.5, ink(0, 0.7, 0)),
        line('M-3 -6V6M4 -6V6', ink(1), 3.4),
      ),
    ),
    strew(
      80,
      15,
      [0, 730, 1200, 70],
      (x, y, chance) =>
        line(`M${x} ${y + 20}v-34`, ink(1, 0, 0.4), 3.4) + circle(x, y - 18, 5 + chance() * 4, chance() < 0.5 ? ink(0, 0.9, 0) : ink(0)),
    ),
  ),
})

const hive = (x: number, foot: number, s: number, fill: string) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    line('M-44 0V26M44 0V26', ink(1), 9),
    rect(-58, -118, 116, 118, fill),
    rect(-68, -134, 136, 18, ink(1)),
    line('M-58 -58H58', ink(1), 5),
    rect(-24, -20, 48, 9, ink(1)),
    rect(-34, -10, 68, 10, ink(0.9, 0, 0.2)),
  )
