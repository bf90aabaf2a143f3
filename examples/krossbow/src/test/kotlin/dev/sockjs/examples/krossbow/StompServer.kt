package dev.sockjs.examples.krossbow

import jakarta.servlet.ServletContainerInitializer
import java.nio.file.Files
import org.apache.catalina.core.StandardContext
import org.apache.catalina.startup.Tomcat
import org.apache.tomcat.websocket.server.WsSci
import org.springframework.util.FileSystemUtils
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext
import org.springframework.web.servlet.DispatcherServlet

/** A server of Spring, in Tomcat on a free port of the loopback address. */
class StompServer(vararg configurations: Class<*>) : AutoCloseable {

  private val directory = Files.createTempDirectory("sockjs-krossbow")
  private val application = AnnotationConfigWebApplicationContext()
  private val tomcat = Tomcat()

  init {
    application.classLoader = StompServer::class.java.classLoader // not that of Tomcat
    application.register(*configurations)
    tomcat.setSilent(true)
    tomcat.setBaseDir(directory.toString())
    tomcat.setPort(0)
    tomcat.connector.setProperty("address", "127.0.0.1")
    val context = tomcat.addContext("", directory.toString()) as StandardContext
    // For open streams and polls. Tomcat waits 20 times a twentieth of it, and for ever for zero.
    context.unloadDelay = 200
    context.addServletContainerInitializer(WsSci(), setOf())
    context.addServletContainerInitializer(dispatcher(), setOf())
    tomcat.start()
    check(context.state.isAvailable) { "The application did not start" }
  }

  private fun dispatcher() = ServletContainerInitializer { _, servletContext ->
    application.servletContext = servletContext
    application.refresh()
    val dispatcher = servletContext.addServlet("dispatcher", DispatcherServlet(application))
    dispatcher.setAsyncSupported(true)
    dispatcher.setLoadOnStartup(1)
    dispatcher.addMapping("/")
  }

  val port: Int
    get() = tomcat.connector.localPort

  fun url(path: String) = "http://127.0.0.1:$port$path"

  override fun close() {
    application.close()
    tomcat.stop()
    tomcat.destroy()
    FileSystemUtils.deleteRecursively(directory)
  }
}
