# Ends with 0 when the shop says that it is well, and with an error when it does not, or does not answer.
import urllib.request

urllib.request.urlopen("http://localhost:8000/health", timeout=3)
