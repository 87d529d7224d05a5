import { MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'

// Constants: given new ones at each drawing, dnd-kit draws everything that can be dragged again.
const pull = { activationConstraint: { distance: 5 } }
const longPress = { activationConstraint: { delay: 250, tolerance: 8 } }

/** How things of the desk are dragged: pulled with the mouse, or picked up by a long press. */
export const useDragSensors = () => useSensors(useSensor(MouseSensor, pull), useSensor(TouchSensor, longPress))
