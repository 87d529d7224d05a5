'use client'

import type { ReactNode, Ref } from 'react'
import { FieldError, Input, Label, TextField as RacTextField, Text, TextArea, type TextFieldProps } from 'react-aria-components'
import { fieldBox, fieldHint, fieldLabel, fieldProblem } from './field-style.ts'

type Props = Omit<TextFieldProps, 'children' | 'className'> & {
  label: string
  /** The label is for screen readers only. */
  labelHidden?: boolean
  hint?: ReactNode
  /** What is wrong with the value, as a sentence. */
  problem?: string
  placeholder?: string
  /** More than 1 makes it a text area. */
  rows?: number
  inputRef?: Ref<HTMLInputElement>
  className?: string
}

export function TextField({ label, labelHidden, hint, problem, placeholder, rows = 1, inputRef, className = '', ...props }: Props) {
  return (
    <RacTextField
      {...props}
      isInvalid={problem !== undefined || props.isInvalid}
      // Validated when the form is sent: a message that appears on leaving a field would move the button that is being pressed.
      validationBehavior="aria"
      className={className}
    >
      <Label className={labelHidden ? 'sr-only' : fieldLabel}>{label}</Label>
      {rows > 1 ? (
        <TextArea rows={rows} placeholder={placeholder} className={`${fieldBox} resize-y px-2.5 py-1.5`} />
      ) : (
        <Input ref={inputRef} placeholder={placeholder} className={`${fieldBox} h-8 px-2.5 pointer-coarse:h-11`} />
      )}
      {hint && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldProblem}>{problem}</FieldError>
    </RacTextField>
  )
}
