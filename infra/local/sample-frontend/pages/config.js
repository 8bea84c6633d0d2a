/** Where the API and the issuer are, and the name of the product. */
export const config = await (await fetch('/config.json')).json();
