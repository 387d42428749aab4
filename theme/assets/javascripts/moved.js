// Leads on from the address of a page that has moved, each section to where it is now.
const { sections, target } = document.currentScript.dataset;
location.replace(JSON.parse(sections)[location.hash] || target + location.hash);
