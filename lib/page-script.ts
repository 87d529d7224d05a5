/**
 * The only inline script of the paper's pages; the edge allows it by its hash. Before the first paint it applies the reader's theme, the
 * paper's fonts if they are cached (reader/faces.ts), and which banner the reader dismissed (reader/breaking.ts). It loads the readers'
 * module (the address in <html data-reader>) only after the page has loaded and painted, so that on a slow network nothing delays the
 * content.
 */
export const pageScript = [
  '{const d=document.documentElement,kept=k=>{try{return localStorage.getItem(k)}catch{}},t=kept("theme")',
  'if(t==="light"||t==="dark")d.dataset.theme=t',
  'd.dataset.dismissed=kept("breaking")',
  'if(kept("faces-"+d.lang))d.classList.add("faces")',
  'addEventListener("load",()=>requestAnimationFrame(()=>setTimeout(()=>import(d.dataset.reader),100)))}',
].join(';')
