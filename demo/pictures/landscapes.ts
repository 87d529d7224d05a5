import { type Drawing, dusk, field, ink, night, river } from './ink.ts'
import {
  circle,
  drawShaded,
  ellipse,
  figure,
  ground,
  group,
  line,
  path,
  poplar,
  rect,
  repeat,
  scene,
  sky,
  spruce,
  strew,
} from './shapes.ts'

export const powerLines = (): Drawing => ({
  palette: dusk,
  svg: scene(
    sky(ink(0.55, 0.35, 0), ink(0, 0.75, 0.9), 620),
    circle(820, 520, 120, ink(0, 0, 0.25)),
    ground(585, 22, 3, ink(0.35, 0.75, 0.2)),
    ground(640, 18, 9, ink(0.72, 0.6, 0)),
    pylon(250, 690, 560, ink(1)),
    pylon(610, 655, 300, ink(1)),
    pylon(800, 640, 170, ink(1)),
    pylon(905, 630, 100, ink(0.9)),
    wires(),
    ground(720, 24, 14, ink(1, 0.25)),
    strew(90, 5, [0, 712, 1200, 90], (x, y, chance) =>
      line(`M${x} ${y}q${chance() * 10 - 5} -18 ${chance() * 16 - 8} -30`, ink(0.5, 0.9, 0.6), 2.4),
    ),
  ),
})

function pylon(x: number, foot: number, height: number, stroke: string): string {
  const s = height / 560
  const braces = repeat(5, (at) => {
    const low = -at * 70
    const high = low - 70
    const wide = (level: number) => 62 * (1 + level / 470)
    return `M${-wide(low)} ${low}L${wide(high)} ${high}M${wide(low)} ${low}L${-wide(high)} ${high}`
  })
  return group(
    `translate(${x} ${foot}) scale(${s})`,
    line(
      `M-62 0L-14 -370L-10 -560H10L14 -370L62 0${braces}M-150 -400L-14 -372H14L150 -400ZM-120 -475L-12 -452H12L120 -475ZM-85 -545L-10 -525H10L85 -545Z`,
      stroke,
      8,
    ),
    repeat(6, (at) => line(`M${[-150, 150, -120, 120, -85, 85][at]} ${[-400, -400, -475, -475, -545, -545][at]}v26`, stroke, 7)),
  )
}

function wires(): string {
  const ends = [
    [-150, -374],
    [150, -374],
    [-120, -449],
    [120, -449],
    [-85, -519],
    [85, -519],
  ] as const
  const places = [
    [-240, 740, 1.5],
    [250, 690, 1],
    [610, 655, 300 / 560],
    [800, 640, 170 / 560],
    [905, 630, 100 / 560],
  ] as const
  return ends
    .map(([right, up]) =>
      places
        .slice(1)
        .map(([x, y, s], at) => {
          const [fromX, fromY, fromS] = places[at] ?? [x, y, s]
          const [x1, y1, x2, y2] = [fromX + right * fromS, fromY + up * fromS, x + right * s, y + up * s]
          return line(`M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 + 46 * fromS} ${x2} ${y2}`, ink(0.95), 1.4 + 1.6 * s)
        })
        .join(''),
    )
    .join('')
}

export const wheat = (): Drawing => ({
  palette: field,
  svg: scene(
    sky(ink(0, 0.05, 0.1), ink(0, 0.35, 0.75), 420),
    circle(905, 235, 92, ink(0, 0.95, 0.3)),
    ground(372, 16, 21, ink(0.55, 0, 0.55)),
    repeat(9, (at) => poplar(80 + at * 58 + (at % 3) * 9, 392, 70 + (at % 4) * 17, ink(0.9, 0, 0.3))),
    ground(402, 10, 4, ink(0, 0.2, 0.95)),
    harvester(),
    repeat(22, (at) =>
      line(`M${-500 + at * 110} 800C${100 + at * 55} 640 ${420 + at * 18} 500 ${640 + at * 4} 408`, ink(0.12, 0.55, 1), 2 + (at % 3) * 2),
    ),
    strew(60, 8, [0, 640, 1200, 120], (x, y, chance) => ear(x, y + 60, 0.75 + chance() * 0.6, chance() * 24 - 12, ink(0.35, 0.5, 1))),
    strew(34, 31, [-20, 760, 1240, 60], (x, y, chance) =>
      ear(x, y + 60, 1.5 + chance() * 0.7, chance() * 26 - 13, chance() < 0.4 ? ink(0.95, 0.2, 0.3) : ink(0.1, 0.9, 1)),
    ),
  ),
})

const ear = (x: number, y: number, s: number, lean: number, fill: string) =>
  group(
    `translate(${x} ${y}) rotate(${lean}) scale(${s})`,
    line('M0 0V-110', fill, 3),
    repeat(
      6,
      (at) =>
        ellipse(-6, -96 - at * 11, 4.5, 9, fill, `transform="rotate(-24 -6 ${-96 - at * 11})"`) +
        ellipse(6, -96 - at * 11, 4.5, 9, fill, `transform="rotate(24 6 ${-96 - at * 11})"`),
    ),
    ellipse(0, -168, 4.5, 10, fill),
    line('M-5 -160L-14 -196M0 -170V-206M5 -160L14 -196', fill, 1.2),
  )

const harvester = () =>
  group(
    'translate(300 352)',
    drawShaded(
      (paint) => path('M-40 66C-160 40 -230 60 -290 30C-240 80 -160 90 -40 92Z', paint),
      ink(0, 0.15, 0.5),
      ink(0, 0.1, 0.9),
      'right',
    ),
    rect(0, 0, 165, 62, ink(0, 1, 0.25), 'rx="6"'),
    path('M96 0V-52H150L168 0Z', ink(1, 0.2)),
    path('M106 -6V-42H143L156 -6Z', ink(0, 0.1, 0.5)),
    line('M18 0L-34 -46', ink(1), 13),
    path('M165 34L232 70H190L165 62Z', ink(1)),
    circle(242, 72, 27, ink(0, 1, 0.2)),
    line('M242 45V99M215 72H269M223 53L261 91M261 53L223 91', ink(1), 4),
    circle(126, 68, 36, ink(1)),
    circle(126, 68, 15, ink(0, 0.1, 0.8)),
    circle(28, 78, 24, ink(1)),
    circle(28, 78, 9, ink(0, 0.1, 0.8)),
  )

export const ferry = (): Drawing => ({
  palette: river,
  svg: scene(
    sky(ink(0, 0.5, 0.15), ink(0, 0.12, 0.1), 430),
    circle(330, 330, 105, ink(0, 1, 0)),
    ground(372, 26, 12, ink(0.3, 0.15, 0.5), 470),
    ground(398, 18, 40, ink(0.62, 0.1, 0.3), 470),
    repeat(7, (at) => poplar(760 + at * 52, 405, 62 + ((at * 37) % 45), ink(0.85, 0, 0.3))),
    drawShaded((paint) => rect(0, 415, 1200, 385, paint), ink(0, 0.12, 0.55), ink(0.6, 0, 1)),
    repeat(13, (at) => rect(300 - 70 + ((at * 53) % 50) - at * 6, 424 + at * 21, 110 + at * 9, 5 + at * 0.5, ink(0, 0.9, 0.1), 'rx="3"')),
    strew(70, 17, [0, 440, 1200, 350], (x, y) => rect(x, y, 20 + (y - 430) * 0.26, 2.5 + (y - 430) * 0.006, ink(0.62, 0, 0.7), 'rx="2"')),
    group(
      'translate(610 470)',
      path('M-40 130H520L486 196H20Z', ink(1, 0.1)),
      path('M-60 104H540L520 136H-40Z', ink(0, 1, 0)),
      line('M-60 104L-128 62M540 104L604 60', ink(1), 13),
      rect(250, -34, 128, 140, ink(0, 0.1, 0)),
      rect(250, -34, 128, 140, ink(0.08, 0.1, 0.12)),
      repeat(3, (at) => rect(262 + at * 39, -18, 28, 36, ink(0.95, 0, 0.4))),
      rect(238, -46, 152, 14, ink(1)),
      line('M314 -46V-128M314 -120L386 -46', ink(1), 5),
      path('M314 -126L368 -108L314 -92Z', ink(0, 1, 0)),
      path('M20 104V52Q20 40 34 40H112L152 70H186V104Z', ink(0.1, 0, 1)),
      path('M40 66V50H76V66ZM84 66V50H108L128 66Z', ink(0.95)),
      circle(58, 104, 17, ink(1)),
      circle(150, 104, 17, ink(1)),
      figure(430, 104, 86, ink(1)),
      figure(466, 104, 78, ink(0.9, 0.6)),
      line('M-50 92H230M396 78H530M-50 104V80M20 104V84', ink(1), 3),
    ),
    repeat(5, (at) => line(`M${570 - at * 34} ${676 + at * 19}q120 -20 250 0t300 0`, ink(0, 0, 0.12), 4)),
  ),
})

export const bridge = (): Drawing => ({
  palette: river,
  svg: scene(
    sky(ink(0.06, 0, 0.55), ink(0, 0.08, 0.08), 520),
    strew(
      5,
      71,
      [60, 70, 1000, 180],
      (x, y, chance) =>
        rect(x, y, 150 + chance() * 160, 16, ink(0), 'rx="8"') + rect(x + 50, y + 13, 110 + chance() * 90, 14, ink(0), 'rx="7"'),
    ),
    ground(468, 22, 61, ink(0.25, 0.1, 0.75), 560),
    repeat(12, (at) => rect(30 + at * 47, 452 - ((at * 41) % 52), 34, 90, ink(0.45, 0, 0.6))),
    drawShaded((paint) => rect(0, 520, 1200, 280, paint), ink(0.1, 0, 0.8), ink(0.8, 0, 1)),
    strew(60, 23, [0, 540, 1200, 250], (x, y) => rect(x, y, 30 + (y - 520) * 0.3, 4, ink(0.05, 0, 0.45), 'rx="2"')),
    repeat(
      3,
      (at) => path(`M${120 + at * 250} 360h60l12 300h-84Z`, ink(1)) + path(`M${132 + at * 250} 360h26l0 300h-34Z`, ink(0.72, 0, 0.6)),
    ),
    path('M945 400h60l12 260h-84Z', ink(1)),
    rect(-10, 318, 800, 46, ink(1, 0.05)),
    rect(-10, 312, 800, 12, ink(0, 0, 0.35)),
    repeat(16, (at) => line(`M${at * 50} 318v-26`, ink(1), 3.4)),
    line('M-10 292H790', ink(1), 4),
    repeat(10, (at) => line(`M${12 + at * 78} 364L${51 + at * 78} 318L${90 + at * 78} 364`, ink(0.45, 0, 0.8), 4)),
    rect(920, 330, 300, 40, ink(1, 0.05)),
    rect(920, 324, 300, 10, ink(0, 0, 0.35)),
    group(
      'translate(838 190)',
      rect(-78, 120, 152, 34, ink(0, 1, 0)),
      line('M-78 120L0 40L74 120', ink(1), 4),
      line('M0 40V-120', ink(1), 5),
    ),
    line('M1060 324V20M1090 324V20', ink(0, 1, 0), 10),
    line(
      repeat(9, (at) => `M1060 ${320 - at * 34}L1090 ${286 - at * 34}`),
      ink(0, 1, 0),
      5,
    ),
    line('M700 52H1180L1075 -10L838 52M1075 20V-20', ink(0, 1, 0), 10),
    line(
      repeat(14, (at) => `M${700 + at * 34} 52l17 18l17 -18`),
      ink(0, 1, 0),
      4,
    ),
    rect(1130, 52, 52, 44, ink(1)),
    figure(700, 314, 66, ink(0.95)),
    figure(744, 314, 62, ink(0, 1)),
    line('M744 262l24 -14', ink(0, 1), 7),
    line('M-10 700C200 690 300 716 520 700S900 690 1210 706', ink(0.05, 0, 0.35), 5),
  ),
})

export const storks = (): Drawing => ({
  palette: field,
  svg: scene(
    sky(ink(0, 0.05, 0.16), ink(0, 0.34, 0.55), 640),
    circle(400, 470, 150, ink(0, 0.8, 0.35)),
    ground(560, 20, 90, ink(0.3, 0.1, 0.75)),
    group(
      'translate(100 520)',
      path('M0 60V0L70 -52L140 0V60Z', ink(0, 0.1, 0.12)),
      path('M-16 8L70 -62L156 8L146 18L70 -44L-6 18Z', ink(1, 0.2)),
      rect(28, 12, 26, 26, ink(0.95)),
      rect(86, 12, 26, 26, ink(0.95)),
    ),
    group(
      'translate(300 540) scale(.8)',
      path('M0 60V0L70 -52L140 0V60Z', ink(0, 0.25, 0.5)),
      path('M-16 8L70 -62L156 8L146 18L70 -44L-6 18Z', ink(0, 1, 0.1)),
      rect(54, 10, 30, 50, ink(0.95)),
    ),
    ground(608, 16, 33, ink(0.72, 0, 0.75)),
    line('M0 660C240 622 420 700 700 668', ink(0.95, 0, 0.3), 4),
    repeat(14, (at) => line(`M${10 + at * 52} ${650 + Math.sin(at) * 14}v46`, ink(0.95, 0, 0.3), 7)),
    rect(790, 330, 26, 480, ink(1, 0.2)),
    line('M700 420H910M712 400v22M898 400v22', ink(1), 9),
    line('M-10 380Q350 470 705 404M905 404Q1060 420 1210 376', ink(0.9), 3),
    strew(120, 44, [665, 262, 276, 56], (x, y, chance) =>
      line(
        `M${x} ${y + (Math.abs(x - 803) < 90 ? 26 : 4)}l${chance() * 90 - 45} ${chance() * 18 - 9}`,
        chance() < 0.5 ? ink(0.95, 0.35, 0.2) : ink(0.4, 0.6, 0.5),
        5,
      ),
    ),
    stork(780, 272, 1, false),
    stork(872, 286, 0.8, true),
    flying(210, 215, 0.8),
    flying(480, 150, 0.52),
    flying(250, 75, 0.36),
    ground(730, 20, 73, ink(1, 0, 0.35)),
    strew(90, 12, [0, 725, 1200, 90], (x, y, chance) =>
      line(`M${x} ${y + 10}q${chance() * 12 - 6} -24 ${chance() * 22 - 11} -40`, ink(0.6, 0, 0.9), 3),
    ),
  ),
})

const stork = (x: number, y: number, s: number, turned: boolean) =>
  group(
    `translate(${x} ${y}) scale(${turned ? -s : s} ${s})`,
    line('M-8 -20V20M14 -20V20', ink(0, 1, 0), 6),
    path(
      'M-70 -46C-40 -96 30 -104 52 -78C60 -120 44 -150 56 -172C66 -190 92 -186 94 -168C96 -152 82 -140 80 -112C78 -70 40 -10 0 -14C-30 -18 -50 -30 -70 -46Z',
      ink(0),
    ),
    path('M-84 -40C-60 -76 -16 -82 10 -74C2 -44 -34 -22 -84 -40Z', ink(1)),
    path('M90 -178L150 -158L92 -160Z', ink(0, 1, 0)),
    circle(80, -172, 4, ink(1)),
  )

const flying = (x: number, y: number, s: number) =>
  group(
    `translate(${x} ${y}) scale(${s})`,
    path('M-10 0C-60 -70 -130 -80 -190 -60C-150 -40 -110 -10 -10 18ZM10 0C60 -60 120 -76 180 -40C140 -30 100 0 10 18Z', ink(0)),
    path('M-130 -73L-190 -60C-165 -46 -140 -30 -110 -14ZM120 -58L180 -40C150 -32 120 -14 90 -2Z', ink(1)),
    path('M-60 20C-20 -6 40 -4 110 2L60 18C20 28 -20 30 -60 20Z', ink(0)),
    path('M108 -1L150 4L108 9Z', ink(0, 1, 0)),
    line('M-60 20L-120 28', ink(0, 1, 0), 4),
  )

export const carpathians = (): Drawing => ({
  palette: night,
  svg: scene(
    sky(ink(0.62, 0.05, 0), ink(0, 0.4, 0.45), 560),
    strew(70, 3, [0, 0, 1200, 260], (x, y, chance) => circle(x, y, 1 + chance() * 2, ink(0))),
    circle(890, 190, 62, ink(0, 0, 0.2)),
    path('M0 520L150 330L230 400L390 210L520 380L610 300L760 460L900 320L1050 470L1200 360V800H0Z', ink(0.45, 0.1, 0)),
    path(
      'M390 210L520 380L470 370L430 330L400 372L350 300ZM150 330L230 400L190 392L160 372L120 368ZM900 320L985 405L930 386L900 402L850 366Z',
      ink(0),
    ),
    path('M0 600L180 470L380 590L560 450L820 620L980 520L1200 610V800H0Z', ink(0.72, 0.15, 0)),
    drawShaded((paint) => ground(610, 34, 18, paint), ink(0.05, 0, 0), ink(0.3, 0, 0)),
    repeat(12, (at) => spruce(40 + at * 28 + ((at * 17) % 20), 690 - ((at * 29) % 60), 130 + ((at * 31) % 80), ink(1))),
    repeat(13, (at) => spruce(840 + at * 30, 720 - ((at * 23) % 50), 150 + ((at * 41) % 110), ink(1))),
    group(
      'translate(560 560)',
      path('M-96 90V10L0 -54L96 10V90Z', ink(0.85, 0.5)),
      path('M-122 24L0 -76L122 24L108 38L0 -48L-108 38Z', ink(0.03)),
      path('M-122 24L0 -76L122 24L116 30L0 -62L-116 30Z', ink(1)),
      rect(-58, 28, 38, 34, ink(0, 0.2, 1)),
      rect(14, 28, 40, 62, ink(0, 0.35, 1)),
      rect(44, -66, 22, 44, ink(1)),
      line('M-39 28V62M-58 45H-20', ink(1), 3),
      line('M56 -74C46 -110 86 -130 70 -170S100 -230 84 -262', ink(0.1), 12),
    ),
    drawShaded((paint) => path('M574 650H614L760 800H520Z', paint), ink(0, 0.2, 0.75), ink(0, 0, 0)),
    strew(80, 6, [0, 0, 1200, 800], (x, y, chance) => circle(x, y, 2 + chance() * 4, ink(0))),
  ),
})

export const windTurbines = (): Drawing => ({
  palette: river,
  svg: scene(
    sky(ink(0.12, 0, 0.95), ink(0, 0.32, 0.25), 560),
    circle(250, 400, 88, ink(0, 0.85, 0)),
    drawShaded((paint) => rect(0, 470, 1200, 200, paint), ink(0.05, 0.06, 0.7), ink(0.55, 0, 1)),
    repeat(9, (at) => rect(190 + ((at * 31) % 40) - at * 4, 478 + at * 15, 110 + at * 5, 5, ink(0, 0.8, 0), 'rx="3"')),
    turbine(420, 480, 0.34, 12),
    turbine(560, 478, 0.42, 50),
    turbine(730, 500, 0.62, 80),
    path('M1200 470C980 470 760 560 560 600S140 660 0 640V800H1200Z', ink(0.4, 0, 0.85)),
    path('M1200 560C1000 560 820 640 600 680S160 740 0 720V800H1200Z', ink(0.8, 0, 0.7)),
    turbine(940, 620, 1.12, 25),
    repeat(5, (at) =>
      group(
        `translate(${180 + at * 96} ${726 - at * 12}) scale(${0.9 - at * 0.08})`,
        ellipse(0, 0, 32, 20, ink(0)),
        circle(32, -10, 11, ink(1)),
        line('M-16 14v20M14 14v20', ink(1), 5),
      ),
    ),
    strew(70, 52, [0, 750, 1200, 60], (x, y, chance) =>
      line(`M${x} ${y + 14}q${chance() * 10 - 5} -20 ${chance() * 18 - 9} -34`, ink(1, 0, 0.3), 3),
    ),
  ),
})

const turbine = (x: number, foot: number, s: number, turn: number) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    path('M-11 0L-5 -430H5L11 0Z', ink(0.04)),
    path('M1 0L2 -430H5L11 0Z', ink(0.4, 0, 0.3)),
    group(
      `translate(0 -434) rotate(${turn})`,
      repeat(3, (at) =>
        path('M-6 0C-16 -70 -8 -190 2 -240C10 -180 12 -70 8 0Z', at === 1 ? ink(0.22) : ink(0.02), `transform="rotate(${at * 120})"`),
      ),
    ),
    circle(0, -434, 13, ink(1)),
  )
