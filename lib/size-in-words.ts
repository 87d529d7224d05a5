/** So many bytes as file managers count them: "240 kB", "2.9 MB". `locale`: of the language (BCP 47). */
export function sizeInWords(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const count = unit === 'kilobyte' ? Math.max(1, bytes / 1000) : bytes / 1_000_000
  const digits = unit === 'megabyte' && count < 10 ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(count)
}

/** How long a sound or a video is: "3:05", "1:02:09". */
export function lengthInWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
