/** The addresses of the API and the issuer, and the product's name. */
export const config = await (await fetch('/config.json')).json();
