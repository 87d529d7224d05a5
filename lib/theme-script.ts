/**
 * Gives the page the theme that its reader chose before, ahead of the first paint. The one script that stands inside a page
 * of the paper: the edge lets these very characters through, by their hash, and no others.
 */
export const themeScript = "try{const t=localStorage.theme;if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}"
