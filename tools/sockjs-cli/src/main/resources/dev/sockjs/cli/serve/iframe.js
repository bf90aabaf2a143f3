// Runs a transport of sockjs-client on behalf of the page that contains the iframe.
'use strict';
SockJS.bootstrap_iframe();
