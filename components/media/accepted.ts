/** What the file dialog offers first. What is taken, the server decides by decoding (newsroom/media/validate-picture.ts). */
export const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']
