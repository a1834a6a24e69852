/** Shows the contract, with requests that go to the server which the page came from. */
async function showExplorer() {
  const answer = await fetch('/openapi.json');
  if (!answer.ok) throw new Error(`The contract cannot be read: ${answer.status}`);
  const spec = await answer.json();

  window.SwaggerUIBundle({
    spec: { ...spec, servers: [{ url: window.location.origin }] },
    dom_id: '#explorer',
    deepLinking: true,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    // The key given under Authorize is the only credential: a refused one must not open the
    // browser's own password prompt.
    requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
  });
}

showExplorer().catch((error) => {
  document.querySelector('#explorer').textContent = error.message;
});
