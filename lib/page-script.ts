/**
 * The one script that stands inside a page of the paper: the edge lets these very characters through, by their hash, and no
 * others. Ahead of the first paint it gives the page the theme that its reader chose, and our own faces where they are in
 * the browser's cache (reader/faces.ts). The readers' module, whose address stands at <html data-reader>, it fetches when
 * the page has come and was painted: on a poor network nothing competes with what is to be read.
 */
export const pageScript = [
  '{const d=document.documentElement,kept=k=>{try{return localStorage.getItem(k)}catch{}},t=kept("theme")',
  'if(t==="light"||t==="dark")d.dataset.theme=t',
  'if(kept("faces-"+d.lang))d.classList.add("faces")',
  'const r=()=>{const s=document.createElement("script");s.type="module";s.src=d.dataset.reader;document.head.append(s)}',
  'addEventListener("load",()=>requestAnimationFrame(()=>setTimeout(r,100)))}',
].join(';')
