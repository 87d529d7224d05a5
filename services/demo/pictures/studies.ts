import { chances, type Drawing, ink, night } from './ink.ts'
import { circle, figure, ground, group, line, path, rect, repeat, scene, shaded, sky } from './shapes.ts'

export const observatory = (): Drawing => ({
  palette: night,
  svg: scene(
    sky(ink(1, 0.1, 0), ink(0.5, 0.35, 0.1), 700),
    repeat(16, (at) => {
      const radius = 70 + at * 46
      const chance = chances(at + 40)
      return repeat(4, () => {
        const from = chance() * Math.PI * 2
        const to = from + 0.25 + chance() * 0.6
        const point = (angle: number) => `${800 + Math.cos(angle) * radius} ${210 + Math.sin(angle) * radius}`
        return line(
          `M${point(from)}A${radius} ${radius} 0 0 1 ${point(to)}`,
          chance() < 0.2 ? ink(0, 0.1, 0.8) : ink(0.05, 0, 0.12),
          1.6 + chance() * 2.6,
        )
      })
    }),
    circle(800, 210, 6, ink(0)),
    ground(640, 20, 25, ink(0.9, 0.2, 0)),
    repeat(13, (at) => rect(640 + at * 46, 640 - ((at * 43) % 90), 36, 120, ink(1))),
    path('M0 720C200 640 420 600 620 640S1000 740 1200 730V800H0Z', ink(1, 0.15)),
    group(
      'translate(360 620)',
      rect(-170, -150, 340, 170, ink(0.35, 0.5, 0.3)),
      rect(-186, -168, 372, 24, ink(0.05, 0.1, 0.3)),
      rect(-140, -110, 34, 60, ink(0, 0.35, 1)),
      rect(106, -110, 34, 60, ink(0.95)),
      path('M-34 20V-90C-34 -116 34 -116 34 -90V20Z', ink(0, 0.5, 1)),
      shaded((paint) => path('M-164 -168C-164 -380 164 -380 164 -168Z', paint), ink(0, 0.05, 0.12), ink(0.45, 0.2, 0.1), 'right'),
      path('M20 -326C40 -280 52 -230 54 -168H128C122 -230 100 -280 62 -312Z', ink(1)),
      line('M52 -196L190 -372', ink(0, 0.75, 0.6), 34),
      line('M168 -344L196 -380', ink(0, 0.2, 0.9), 46, 'style="stroke-linecap:butt"'),
      line('M-164 -168H164M-120 -168C-116 -260 -70 -310 -30 -324M-50 -168C-50 -260 -30 -310 -10 -326', ink(0.6, 0.2), 3),
    ),
    repeat(7, (at) => figure(560 + at * 58, 668 + at * 9, 78 + ((at * 17) % 22), at % 3 === 1 ? ink(0.6, 0.8) : ink(0.95, 0.3, 0.1))),
    circle(560, 640, 10, ink(0, 1, 0.1)),
  ),
})
